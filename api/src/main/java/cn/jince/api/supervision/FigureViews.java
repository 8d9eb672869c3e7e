package cn.jince.api.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of monitoring and the claims behind them. Money is in Fen. */
public interface FigureViews {
    /**
     * @param by LEVEL CITY COUNTY DEPARTMENT ITEM MONTH
     * @param filter what was asked, in words
     */
    record BreakdownView(String by, String filter, List<FigureRow> rows, Instant at) {}

    /** @param key to ask for the claims by @param figures by name, each opens its list */
    record FigureRow(String key, String name, Map<String, Long> figures, long amountFen, long paidFen) {}

    record ClaimsBehind(
            String figure, String name, String filter, long total, int page, int size, List<ClaimLine> claims) {}

    record ClaimLine(
            String id,
            @Nullable String number,
            String itemId,
            String itemName,
            String creditCode,
            String enterpriseName,
            String divisionCode,
            String divisionName,
            String state,
            String stateName,
            @Nullable Instant submittedAt,
            @Nullable LocalDate dueOn,
            @Nullable Long amountFen) {}
}
