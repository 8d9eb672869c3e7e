package cn.jince.api.supervision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 评估 of an item: indicators computed from data, and the survey. */
public interface EvaluationViews {
    /** @param filter which claims were counted, in words */
    record EvaluationView(String itemId, String filter, List<Indicator> indicators, Instant at) {}

    /**
     * A whole number, or an exact fraction where there is a denominator.
     *
     * @param stage BEFORE DURING or AFTER
     * @param unit COUNT FEN SHARE HOURS or STARS
     * @param how what it is computed from
     */
    record Indicator(
            String stage,
            String key,
            String name,
            long numerator,
            @Nullable Long denominator,
            String unit,
            String how) {}

    /** @param got YES PARTLY or NO */
    record SurveyForm(String got, @Nullable String comment) {}

    record SurveyView(String claimId, String got, @Nullable String comment, Instant at) {}
}
