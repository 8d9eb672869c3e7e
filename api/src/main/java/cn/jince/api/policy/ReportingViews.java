package cn.jince.api.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 及时报送 on the wire. */
public final class ReportingViews {

    /** All needed. @param kind ISSUED CHANGED REPEALED; @param happenedOn the day of it */
    public record ReportForm(
            @Nullable String number,
            @Nullable String title,
            @Nullable String issuer,
            @Nullable String divisionCode,
            @Nullable String kind,
            @Nullable LocalDate happenedOn) {}

    public record SettleForm(@Nullable String itemId) {}

    /**
     * A document that has to show in the library.
     *
     * @param provisional true where the day was counted over a year whose holidays are not announced yet
     * @param late shown after its day
     */
    public record IssuedDocumentView(
            String id,
            String number,
            String title,
            String issuer,
            String divisionCode,
            String kind,
            LocalDate happenedOn,
            LocalDate dueOn,
            boolean provisional,
            @Nullable String itemId,
            @Nullable LocalDate settledOn,
            boolean overdue,
            boolean late) {}

    public record PunctualityView(String issuer, String divisionCode, int open, int overdue, int inTime, int late) {}

    private ReportingViews() {}
}
