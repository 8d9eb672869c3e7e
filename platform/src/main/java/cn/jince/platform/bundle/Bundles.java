package cn.jince.platform.bundle;

import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Mono;

/** Bundles as they are kept. */
@Port
public interface Bundles {
    Mono<Bundle> find(String id);

    Mono<Void> add(Bundle bundle);

    /** False where another version came first. */
    Mono<Boolean> save(Bundle next);
}
