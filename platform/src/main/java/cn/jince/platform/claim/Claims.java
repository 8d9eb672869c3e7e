package cn.jince.platform.claim;

import cn.jince.platform.kernel.Port;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Claims as they are kept. */
@Port
public interface Claims {
    Mono<Claim> find(String id);

    /** The claim of that item version, enterprise and fiscal year that is not at an end in vain. */
    Mono<Claim> findOpen(String openKey);

    Mono<Void> insert(Claim claim, String openKey, List<ClaimEvent> events);

    /**
     * Keeps a step. Signals {@link StaleClaim} where another step came first.
     *
     * @param openKey the new key; null frees the enterprise to claim again
     */
    Mono<Void> save(Claim.Step step, int expectedVersion, @Nullable String openKey);

    /** Adds a line to the timeline that moves nothing. */
    Mono<Void> note(Claim claim, ClaimEvent event);

    Flux<Claim> ofEnterprise(String creditCode);

    Flux<ClaimEvent> timeline(String id);

    Mono<Integer> nextNumber(String divisionCode, int fiscalYear);

    Mono<Void> freeze(String claimId, int version, int itemVersion, String snapshot, String evaluation, Instant at);

    /** The snapshot frozen last; empty for drafts. */
    Mono<List<FormLine>> snapshot(String claimId);

    Flux<Attachment> attachments(String claimId);

    /** Somebody else changed the claim first. */
    final class StaleClaim extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StaleClaim(String id) {
            super("claim " + id + " was changed by somebody else");
        }
    }
}
