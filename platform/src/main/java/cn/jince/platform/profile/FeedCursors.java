package cn.jince.platform.profile;

import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Mono;

/** How far followers of the feed have read. In a transaction. */
@Port
public interface FeedCursors {
    /** Empty where another replica is at it. */
    Mono<Long> lock(String name);

    Mono<Void> move(String name, long position);
}
