package cn.jince.platform.reporting;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 待报送文件: a document that was issued, changed or repealed and has to show in the library by a day.
 *
 * @param number 文号, as printed
 * @param issuer 发布单位
 * @param happenedOn the day it was issued, changed or repealed
 * @param provisional true where days of a year without a holiday notice were counted
 * @param itemId the item that shows it; null while none does
 */
public record IssuedDocument(
        String id,
        String number,
        String title,
        String issuer,
        DivisionCode division,
        Kind kind,
        LocalDate happenedOn,
        LocalDate dueOn,
        boolean provisional,
        String registeredBy,
        @Nullable String itemId,
        @Nullable Instant settledAt,
        @Nullable LocalDate settledOn) {

    public enum Kind {
        ISSUED(new WorkingDays(7)),
        CHANGED(new WorkingDays(3)),
        REPEALED(new WorkingDays(3));

        private final WorkingDays limit;

        Kind(WorkingDays limit) {
            this.limit = limit;
        }

        public WorkingDays limit() {
            return limit;
        }
    }

    static IssuedDocument registered(
            String id,
            String number,
            String title,
            String issuer,
            DivisionCode division,
            Kind kind,
            LocalDate happenedOn,
            String by,
            WorkingCalendar calendar) {
        WorkingCalendar.Counted due = calendar.plus(happenedOn, kind.limit());
        return new IssuedDocument(
                id,
                number,
                title,
                issuer,
                division,
                kind,
                happenedOn,
                due.day(),
                due.provisional(),
                by,
                null,
                null,
                null);
    }

    public boolean overdueOn(LocalDate today) {
        return settledOn == null && today.isAfter(dueOn);
    }

    /** Shown in the library, after its day. */
    public boolean late() {
        return settledOn != null && settledOn.isAfter(dueOn);
    }

    /** Documents are told apart by number whatever brackets and blanks a transcript uses. */
    public static String plain(String number) {
        return number.replaceAll("\\s", "").replaceAll("[〔\\[（【]", "(").replaceAll("[〕\\]）】]", ")");
    }
}
