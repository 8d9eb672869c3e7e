package cn.jince.platform.notice;

import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Port;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What follows a notice; called inside the transaction that moves it. */
@Port
public interface NoticeFollower {
    PublicNotice.Subject subject();

    Mono<Void> closed(PublicNotice notice);

    Mono<Void> objected(PublicNotice notice, String reason);

    /** The settling officer may not be one who decided before; empty where all is well, else why not. */
    Mono<String> refusesToSettle(PublicNotice notice, Caller officer);

    Mono<Void> settled(PublicNotice notice, boolean upheld, Caller officer, @Nullable String reason);
}
