package cn.jince.platform.claim;

import cn.jince.platform.claim.Claim.Dates;
import cn.jince.platform.claim.Claim.Step;
import cn.jince.platform.kernel.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps of the system a claim was relayed to: there the same arrows hold as here. */
public final class RelayDecisions {
    private RelayDecisions() {}

    /** It goes on with our own officers, where the other system does not take it. */
    public static Step home(Claim claim, String why, Instant now) {
        return claim.told(ClaimEvent.Kind.CAME_HOME, null, why, now);
    }

    /** @param granted the amount, where they name one */
    public static Outcome<Step, ClaimRefusal> relayed(
            Claim claim, ClaimVerb verb, LocalDate today, Instant now, @Nullable String note, @Nullable Long granted) {
        if (claim.relay() == null) {
            return claim.refuse(verb);
        }
        Dates dates = claim.dates();
        Claim.Review review = claim.review();
        boolean asks = verb == ClaimVerb.ASK_FOR_CORRECTION;
        Dates when = asks
                ? new Dates(dates.startedAt(), dates.submittedAt(), dates.dueOn(), dates.provisional(), today)
                : dates;
        List<Defect> defects = asks ? List.of(new Defect("", note == null ? "" : note)) : review.defects();
        Claim changed = claim.with(
                when,
                claim.review(
                        review.decisions(),
                        review.correctionAsked() || asks,
                        defects,
                        granted == null ? review.amountFen() : granted));
        return claim.move(verb, ClaimEvent.Kind.of(verb), changed, claim.relay().actor(), now, note);
    }
}
