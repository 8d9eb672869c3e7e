package cn.jince.adapters.signing;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Which nonces were seen. Shared by all instances, or a message could come once to each. */
public interface Nonces {

    /** True the first time; a nonce may be forgotten after the given instant. */
    Mono<Boolean> first(String system, String nonce, Instant forgetAfter);
}
