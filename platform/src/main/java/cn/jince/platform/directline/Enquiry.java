package cn.jince.platform.directline;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 诉求: what an enterprise asks on the direct line, and how it stands. Open until it is answered, closed when the answer
 * is rated; a bad rating opens it once more.
 *
 * @param about what it is about; nothing of it changes
 * @param place who has to answer
 * @param extended true where the department asked for the longer limit
 * @param rounds how often it was opened, 1 or 2
 * @param answer null while nothing was said
 * @param stars null until it is rated
 */
public record Enquiry(
        String id,
        String number,
        int version,
        About about,
        Place place,
        State state,
        Instant askedAt,
        LocalDate dueOn,
        boolean extended,
        int rounds,
        @Nullable Answer answer,
        @Nullable Integer stars,
        @Nullable String comment) {
    /** 简单问题一个工作日, 复杂问题三个工作日. */
    static final WorkingDays USUAL = new WorkingDays(1);

    static final WorkingDays HARD = new WorkingDays(3);
    private static final int LEAST_THAT_SATISFIES = 3;
    private static final int LONGEST_ANSWER = 4_000;
    private static final int LONGEST_NOTE = 500;

    public enum Kind {
        QUESTION,
        SUGGESTION,
        COMPLAINT
    }

    public enum State {
        OPEN,
        ANSWERED,
        CLOSED
    }

    public record About(
            Kind kind,
            String creditCode,
            String enterpriseName,
            @Nullable String itemId,
            @Nullable String itemName,
            @Nullable String claimId,
            String title,
            String text) {}

    public record Place(DivisionCode division, String department) {}

    public record Answer(String text, Instant at, boolean published) {}

    /** One line of the timeline. */
    public record Event(
            Kind kind, String actor, Instant at, @Nullable String note) {
        public enum Kind {
            ASKED,
            HANDED_OVER,
            EXTENDED,
            ANSWERED,
            RATED,
            REOPENED
        }
    }

    /** The enquiry after a verb, and the line it leaves. */
    public record Step(Enquiry next, Event event) {}

    static Enquiry asked(String id, String number, About about, Place place, Instant now, WorkingCalendar calendar) {
        WorkingDays limit = about.kind() == Kind.COMPLAINT ? HARD : USUAL;
        return new Enquiry(
                id,
                number,
                1,
                about,
                place,
                State.OPEN,
                now,
                calendar.plus(PlatformClock.dayOf(now), limit).day(),
                about.kind() == Kind.COMPLAINT,
                1,
                null,
                null,
                null);
    }

    public boolean overdueOn(LocalDate today) {
        return state == State.OPEN && today.isAfter(dueOn);
    }

    Outcome<Step, EnquiryRefusal> answered(String actor, String text, boolean publish, Instant now) {
        if (state != State.OPEN) {
            return wrongState();
        }
        if (text.isBlank() || text.length() > LONGEST_ANSWER) {
            return bad("答复不能为空，最长 " + LONGEST_ANSWER + " 字。");
        }
        return step(
                with(
                        place,
                        State.ANSWERED,
                        dueOn,
                        extended,
                        rounds,
                        new Answer(text.strip(), now, publish),
                        null,
                        null),
                Event.Kind.ANSWERED,
                actor,
                now,
                null);
    }

    Outcome<Step, EnquiryRefusal> handedOver(String actor, Place to, String reason, Instant now) {
        if (state != State.OPEN) {
            return wrongState();
        }
        if (to.department().isBlank() || to.equals(place)) {
            return bad("请写明转交给哪个部门。");
        }
        if (reason.isBlank() || reason.length() > LONGEST_NOTE) {
            return bad("请写明转交的理由，最长 " + LONGEST_NOTE + " 字。");
        }
        return step(
                with(to, state, dueOn, extended, rounds, answer, stars, comment),
                Event.Kind.HANDED_OVER,
                actor,
                now,
                place.department() + " → " + to.department() + "：" + reason.strip());
    }

    Outcome<Step, EnquiryRefusal> extended(String actor, String reason, Instant now, WorkingCalendar calendar) {
        if (state != State.OPEN) {
            return wrongState();
        }
        if (extended || overdueOn(PlatformClock.dayOf(now))) {
            return Outcome.refused(new EnquiryRefusal.NoLonger());
        }
        if (reason.isBlank() || reason.length() > LONGEST_NOTE) {
            return bad("请写明需要更多时间的理由，最长 " + LONGEST_NOTE + " 字。");
        }
        LocalDate later = calendar.plus(PlatformClock.dayOf(askedAt), HARD).day();
        return step(
                with(place, state, later, true, rounds, answer, stars, comment),
                Event.Kind.EXTENDED,
                actor,
                now,
                reason.strip());
    }

    Outcome<Step, EnquiryRefusal> rated(
            String actor, int given, @Nullable String said, Instant now, WorkingCalendar calendar) {
        if (state != State.ANSWERED) {
            return wrongState();
        }
        if (given < 1 || given > 5) {
            return bad("评价为 1 至 5 星。");
        }
        if (said != null && said.length() > LONGEST_NOTE) {
            return bad("评价最长 " + LONGEST_NOTE + " 字。");
        }
        boolean again = given < LEAST_THAT_SATISFIES && rounds == 1;
        LocalDate due = again ? calendar.plus(PlatformClock.dayOf(now), HARD).day() : dueOn;
        return step(
                with(
                        place,
                        again ? State.OPEN : State.CLOSED,
                        due,
                        again || extended,
                        again ? 2 : rounds,
                        answer,
                        given,
                        said),
                again ? Event.Kind.REOPENED : Event.Kind.RATED,
                actor,
                now,
                given + " 星" + (said == null || said.isBlank() ? "" : "：" + said.strip()));
    }

    private Enquiry with(
            Place newPlace,
            State newState,
            LocalDate due,
            boolean nowExtended,
            int newRounds,
            @Nullable Answer newAnswer,
            @Nullable Integer newStars,
            @Nullable String newComment) {
        return new Enquiry(
                id,
                number,
                version + 1,
                about,
                newPlace,
                newState,
                askedAt,
                due,
                nowExtended,
                newRounds,
                newAnswer,
                newStars,
                newComment);
    }

    private static Outcome<Step, EnquiryRefusal> step(
            Enquiry next, Event.Kind kind, String actor, Instant now, @Nullable String note) {
        return Outcome.done(new Step(next, new Event(kind, actor, now, note)));
    }

    private Outcome<Step, EnquiryRefusal> wrongState() {
        return Outcome.refused(new EnquiryRefusal.WrongState(state));
    }

    private static Outcome<Step, EnquiryRefusal> bad(String detail) {
        return Outcome.refused(new EnquiryRefusal.Bad(detail));
    }
}
