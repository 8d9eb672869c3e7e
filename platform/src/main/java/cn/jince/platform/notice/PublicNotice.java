package cn.jince.platform.notice;

import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import cn.jince.platform.policy.PolicyItem;
import java.time.LocalDate;
import java.util.UUID;

/**
 * 公示: who gets what, shown to everyone before it is paid.
 *
 * @param subjectId the claim's or the run's id
 * @param closesOn the last day, inclusive
 * @param localText what divisions want said with it; empty for nothing
 */
public record PublicNotice(
        String id,
        Subject subject,
        String subjectId,
        String itemId,
        String itemName,
        About about,
        LocalDate opensOn,
        LocalDate closesOn,
        State state,
        int objections,
        String localText) {
    private static final PolicyItem.NoticePeriod USUAL = new PolicyItem.NoticePeriod(5, true);

    /** What it stands for. */
    public enum Subject {
        CLAIM,
        RUN
    }

    /** OBJECTED stops the payout until the objection is settled. */
    public enum State {
        OPEN,
        OBJECTED,
        CLOSED,
        UPHELD
    }

    /** Who gets how much. */
    public record About(String enterpriseName, String creditCode, String division, long amountFen) {}

    /** A notice that opens today, for the item's period: working or natural days, the first day not counted. */
    public static PublicNotice open(
            Subject subject,
            String subjectId,
            PolicyItem item,
            About about,
            LocalDate today,
            WorkingCalendar calendar) {
        PolicyItem.NoticePeriod published = item.notice();
        PolicyItem.NoticePeriod period = published == null ? USUAL : published;
        LocalDate last = period.workingDays()
                ? calendar.plus(today, new WorkingDays(period.days())).day()
                : today.plusDays(period.days());
        return new PublicNotice(
                UUID.randomUUID().toString(),
                subject,
                subjectId,
                item.id(),
                item.name(),
                about,
                today,
                last,
                State.OPEN,
                0,
                "");
    }

    /** With what divisions want said. */
    public PublicNotice saying(String text) {
        return new PublicNotice(
                id, subject, subjectId, itemId, itemName, about, opensOn, closesOn, state, objections, text);
    }
}
