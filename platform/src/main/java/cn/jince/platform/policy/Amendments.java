package cn.jince.platform.policy;

import cn.jince.platform.kernel.Port;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Proposals of amendment as they are kept. */
@Port
public interface Amendments {
    /** In a transaction. The same person's same key again changes nothing and gives the first. */
    Mono<Amendment> add(Amendment amendment, String key);

    /** Held until the transaction ends. */
    Mono<Amendment> lock(String id);

    Mono<Void> save(Amendment next);

    /** Open first, newest first, at most 200. @param proposer null for all */
    Mono<List<Amendment>> of(String divisionPrefix, @Nullable String proposer);
}
