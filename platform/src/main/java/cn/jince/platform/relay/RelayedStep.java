package cn.jince.platform.relay;

import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimEvent.Kind;
import cn.jince.platform.claim.ClaimGraph;
import cn.jince.platform.claim.ClaimGraph.Transition;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.ClaimVerb;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step another system told of a claim.
 *
 * @param state in our words, null or no word of ours where their code table has none for it
 * @param said their own word
 */
public record RelayedStep(
        @Nullable String state,
        String said,
        @Nullable Instant at,
        @Nullable String note,
        @Nullable Long amountFen) {
    /** What the enterprise does, and what it does here. */
    private static final Set<ClaimVerb> OURS =
            EnumSet.of(ClaimVerb.SAVE, ClaimVerb.ATTACH, ClaimVerb.SUBMIT, ClaimVerb.CORRECT, ClaimVerb.WITHDRAW);

    /** What a step means for a claim. */
    sealed interface Meaning {
        record Moves(ClaimVerb verb) implements Meaning {}

        /** It stands there, or did. */
        record Known() implements Meaning {}

        record Drift() implements Meaning {}
    }

    /** The same step again is the same, whoever tells it. */
    public String identity() {
        String all = state + "|" + said + "|" + at + "|" + note;
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Where it leads a claim with that timeline: one arrow or none. */
    Meaning on(Claim claim, List<ClaimEvent> timeline) {
        Optional<ClaimState> reached = Arrays.stream(ClaimState.values())
                .filter(each -> each.name().equals(state))
                .findFirst();
        if (reached.isEmpty()) {
            return new Meaning.Drift();
        }
        if (reached.get() == claim.state() || beforeCorrection(timeline)) {
            return new Meaning.Known();
        }
        Optional<Meaning> arrow = ClaimGraph.TRANSITIONS.stream()
                .filter(each -> each.from() == claim.state() && each.to() == reached.get())
                .map(Transition::verb)
                .filter(verb -> !OURS.contains(verb))
                .<Meaning>map(Meaning.Moves::new)
                .findFirst();
        return arrow.orElseGet(() -> timeline.stream().anyMatch(event -> event.reached() == reached.get())
                ? new Meaning.Known()
                : new Meaning.Drift());
    }

    /** A history told again must not ask twice for one correction. */
    private boolean beforeCorrection(List<ClaimEvent> timeline) {
        return at != null
                && timeline.stream().anyMatch(event -> event.kind() == Kind.CORRECTED && at.isBefore(event.at()));
    }
}
