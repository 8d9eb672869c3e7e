package cn.jince.platform.objection;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * 异议 to a fact of a dossier. The fact itself stays as its source stated it; where the objection is upheld the source is
 * asked anew, and what it then says closes the objection.
 *
 * @param about what it is about; nothing of it changes
 * @param place who decides: the department the fact came from, where the enterprise is
 * @param restated what the source says since; null before
 */
public record FactObjection(
        String id,
        String number,
        int version,
        About about,
        Place place,
        State state,
        Instant askedAt,
        LocalDate dueOn,
        @Nullable Answer answer,
        @Nullable JsonNode restated,
        @Nullable Instant closedAt) {
    /** See decision 0111. */
    static final WorkingDays LIMIT = new WorkingDays(5);

    private static final int LONGEST = 1_000;

    public enum State {
        OPEN,
        UPHELD,
        REJECTED,
        RESTATED,
        WITHDRAWN
    }

    /** @param stated as JSON; null where the source said there is none */
    public record About(
            String creditCode,
            String enterpriseName,
            String attribute,
            @Nullable JsonNode stated,
            String system,
            @Nullable LocalDate asOf,
            JsonNode proposed,
            String reason) {}

    public record Place(DivisionCode division, String department) {}

    public record Answer(String text, Instant at) {}

    static FactObjection asked(
            String id, String number, About about, Place place, Instant now, WorkingCalendar calendar) {
        LocalDate due = calendar.plus(PlatformClock.dayOf(now), LIMIT).day();
        return new FactObjection(id, number, 1, about, place, State.OPEN, now, due, null, null, null);
    }

    public boolean overdueOn(LocalDate today) {
        return state == State.OPEN && today.isAfter(dueOn);
    }

    Outcome<FactObjection, FactObjectionRefusal> decided(boolean uphold, String reason, Instant now) {
        if (state != State.OPEN) {
            return Outcome.refused(new FactObjectionRefusal.WrongState(state));
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            return Outcome.refused(new FactObjectionRefusal.Bad("请写明处理意见，最长 " + LONGEST + " 字。"));
        }
        Answer given = new Answer(reason.strip(), now);
        return Outcome.done(uphold ? next(State.UPHELD, given, null, null) : next(State.REJECTED, given, null, now));
    }

    Outcome<FactObjection, FactObjectionRefusal> withdrawn(Instant now) {
        return state == State.OPEN
                ? Outcome.done(next(State.WITHDRAWN, answer, null, now))
                : Outcome.refused(new FactObjectionRefusal.WrongState(state));
    }

    /** The source spoke after the objection was upheld; whatever it says now stands. */
    FactObjection restated(JsonNode said, Instant now) {
        return next(State.RESTATED, answer, said, now);
    }

    private FactObjection next(State to, @Nullable Answer given, @Nullable JsonNode said, @Nullable Instant closed) {
        return new FactObjection(id, number, version + 1, about, place, to, askedAt, dueOn, given, said, closed);
    }
}
