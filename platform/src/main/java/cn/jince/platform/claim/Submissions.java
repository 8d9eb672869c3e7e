package cn.jince.platform.claim;

import cn.jince.platform.kernel.Port;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Answers already given to submissions, by caller and idempotency key. */
@Port
public interface Submissions {
    /** @param answer the first answer, as it went out */
    record Submission(String fingerprint, String answer) {}

    Mono<Submission> find(String caller, String key);

    /** Takes the key inside the submission's transaction; whoever comes second waits and then fails. */
    Mono<Void> take(String caller, String key, String fingerprint, Instant at);

    Mono<Void> answered(String caller, String key, String answer);
}
