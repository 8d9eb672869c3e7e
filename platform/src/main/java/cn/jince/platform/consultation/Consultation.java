package cn.jince.platform.consultation;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 征求意见: a draft item is put before the enterprises.
 *
 * @param closesOn the last day, inclusive
 * @param publishedAt when what became of the opinions was made known
 */
record Consultation(
        String id,
        String itemId,
        String title,
        String text,
        DivisionCode division,
        String department,
        LocalDate opensOn,
        LocalDate closesOn,
        @Nullable Instant publishedAt,
        List<Opinion> opinions) {

    /** 意见. @param decision null while it is not weighed */
    record Opinion(
            String id,
            String creditCode,
            String enterpriseName,
            String text,
            Instant at,
            @Nullable Decision decision,
            @Nullable String reason) {}

    enum Decision {
        ADOPTED,
        PARTLY,
        NOT_ADOPTED
    }

    enum State {
        OPEN,
        CLOSED,
        PUBLISHED
    }

    State stateOn(LocalDate day) {
        return publishedAt != null ? State.PUBLISHED : day.isAfter(closesOn) ? State.CLOSED : State.OPEN;
    }

    Outcome<Consultation, ConsultationRefusal> maySay(LocalDate day) {
        return stateOn(day) == State.OPEN ? Outcome.done(this) : wrong(day);
    }

    Outcome<Consultation, ConsultationRefusal> mayDecide(String opinionId, LocalDate day) {
        if (publishedAt != null) {
            return wrong(day);
        }
        return opinions.stream().anyMatch(opinion -> opinion.id().equals(opinionId))
                ? Outcome.done(this)
                : Outcome.refused(new ConsultationRefusal.NotFound());
    }

    Outcome<Consultation, ConsultationRefusal> mayPublish(LocalDate day) {
        if (stateOn(day) != State.CLOSED) {
            return wrong(day);
        }
        long left =
                opinions.stream().filter(opinion -> opinion.decision() == null).count();
        return left == 0 ? Outcome.done(this) : Outcome.refused(new ConsultationRefusal.Undecided(left));
    }

    private Outcome<Consultation, ConsultationRefusal> wrong(LocalDate day) {
        return Outcome.refused(new ConsultationRefusal.WrongState(stateOn(day)));
    }
}
