package cn.jince.platform.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 兑现回访: whether the enterprise got what it was promised, in its own words. */
record SurveyAnswer(
        String claimId,
        String itemId,
        String itemName,
        String creditCode,
        String division,
        Got got,
        @Nullable String comment,
        Instant at) {
    enum Got {
        YES,
        PARTLY,
        NO
    }
}
