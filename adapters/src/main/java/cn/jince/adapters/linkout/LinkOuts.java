package cn.jince.adapters.linkout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Where goings-over are kept. */
public interface LinkOuts {
    Mono<Void> add(LinkOut linkOut, String ticketHash);

    /** The going-over whose ticket this is, spent with this call; or why not. */
    Mono<Redeemed> redeem(String ticketHash, String system, Instant now);

    /** Takes an event once; a state that is older than the one we have changes nothing. */
    Mono<Told> tell(String system, String event, UUID linkOut, String state, Instant at, Instant now);

    /** The last hundred of an enterprise, newest first. */
    Mono<List<LinkOut>> ofEnterprise(String creditCode);

    /** What came of a ticket. */
    sealed interface Redeemed {
        record Good(LinkOut linkOut) implements Redeemed {}

        record Refused(LinkOutRefusal refusal) implements Redeemed {}
    }

    /** What came of a call-back. */
    sealed interface Told {
        record Taken(Effect effect) implements Told {}

        record Refused(LinkOutRefusal refusal) implements Told {}
    }

    /** APPLIED the first time, KNOWN again, OUTDATED where a newer state is there. */
    enum Effect {
        APPLIED,
        KNOWN,
        OUTDATED
    }
}
