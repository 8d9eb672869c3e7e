package cn.jince.platform.orders;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 督办单: a department is told to get something done and to say what it did. The record decides; whoever calls it keeps
 * what comes out.
 *
 * @param escalatedTo the division it was passed up to, because nobody replied in time
 * @param version raised by one with every event
 */
public record SupervisionOrder(
        String id,
        String number,
        int version,
        Subject subject,
        Place place,
        String reason,
        String raisedBy,
        Instant raisedAt,
        LocalDate dueOn,
        State state,
        @Nullable String escalatedTo,
        @Nullable Reply reply,
        @Nullable String outcome) {
    /** To reply in, once it was sent back or passed up. */
    public static final WorkingDays AGAIN = new WorkingDays(2);

    private static final int LONGEST_REPLY = 2000;
    private static final int LONGEST_OUTCOME = 1000;

    public enum Kind {
        CLAIM,
        ENQUIRY,
        TICKET,
        PAYOUT,
        SURVEY,
        PUBLICATION,
        OTHER
    }

    public enum State {
        RAISED,
        RECEIVED,
        REPLIED,
        CLOSED
    }

    public record Subject(Kind kind, String id, String name) {}

    public record Place(DivisionCode division, String department) {}

    public record Reply(String text, String by) {}

    public record Event(
            Kind kind, String actor, Instant at, @Nullable String note) {
        public enum Kind {
            RAISED,
            RECEIVED,
            REPLIED,
            SENT_BACK,
            ESCALATED,
            CLOSED
        }
    }

    /** The order after a verb, and the line it leaves. */
    public record Step(SupervisionOrder next, Event event) {}

    public Outcome<Step, OrderRefusal> received(String officer, Instant now) {
        return state == State.RAISED
                ? Outcome.done(to(State.RECEIVED, dueOn, escalatedTo, reply, outcome)
                        .after(Event.Kind.RECEIVED, officer, now, null))
                : wrong();
    }

    /** Replying is receiving. @param by id of the officer, who then does not close it */
    public Outcome<Step, OrderRefusal> replied(String text, String by, String officer, Instant now) {
        if (state != State.RAISED && state != State.RECEIVED) {
            return wrong();
        }
        return text.isBlank() || text.length() > LONGEST_REPLY
                ? Outcome.refused(new OrderRefusal.Bad("请填写办理情况，最长 " + LONGEST_REPLY + " 字。"))
                : Outcome.done(to(State.REPLIED, dueOn, escalatedTo, new Reply(text, by), outcome)
                        .after(Event.Kind.REPLIED, officer, now, text));
    }

    public Outcome<Step, OrderRefusal> closed(
            boolean accept, String said, String by, String officer, Instant now, LocalDate again) {
        if (state != State.REPLIED || reply == null) {
            return wrong();
        }
        if (reply.by().equals(by)) {
            return Outcome.refused(new OrderRefusal.FourEyes());
        }
        if (said.isBlank() || said.length() > LONGEST_OUTCOME) {
            return Outcome.refused(new OrderRefusal.Bad("请写明办结或退回意见，最长 " + LONGEST_OUTCOME + " 字。"));
        }
        return Outcome.done(
                accept
                        ? to(State.CLOSED, dueOn, escalatedTo, reply, said).after(Event.Kind.CLOSED, officer, now, said)
                        : to(State.RECEIVED, again, escalatedTo, null, null)
                                .after(Event.Kind.SENT_BACK, officer, now, said));
    }

    /** True where nobody replied by the day it was due. */
    public boolean overdueOn(LocalDate day) {
        return (state == State.RAISED || state == State.RECEIVED) && day.isAfter(dueOn);
    }

    /** One level up each time it is overdue; the province has nobody above it and is told again. */
    public Step escalated(LocalDate today, WorkingCalendar calendar, Instant now) {
        String from = escalatedTo == null ? place.division().value() : escalatedTo;
        String above = above(new DivisionCode(from));
        LocalDate again = calendar.plus(today, AGAIN).day();
        return to(state, again, above, reply, outcome).after(Event.Kind.ESCALATED, "平台", now, "逾期未回复，提请上级督办：" + above);
    }

    static String above(DivisionCode division) {
        return switch (division.level()) {
            case COUNTY -> division.value().substring(0, 4) + "00";
            case CITY, PROVINCE, STATE -> division.value().substring(0, 2) + "0000";
        };
    }

    private Outcome<Step, OrderRefusal> wrong() {
        return Outcome.refused(new OrderRefusal.WrongState(state));
    }

    private SupervisionOrder to(
            State next, LocalDate due, @Nullable String up, @Nullable Reply said, @Nullable String result) {
        return new SupervisionOrder(
                id, number, version + 1, subject, place, reason, raisedBy, raisedAt, due, next, up, said, result);
    }

    private Step after(Event.Kind kind, String actor, Instant now, @Nullable String note) {
        return new Step(this, new Event(kind, actor, now, note));
    }
}
