package cn.jince.platform.policy;

import cn.jince.platform.kernel.Port;
import java.time.LocalDate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The library as other features see it. */
@Port
public interface PolicyItems {
    /** The newest published version; empty where there is none. */
    Mono<PolicyItem> findPublished(String id);

    /** One version in whatever state; empty where there is none. */
    Mono<PolicyItem> find(String id, int version);

    /** The newest version in whatever state; empty where there is none. */
    Mono<PolicyItem> findNewest(String id);

    /**
     * The newest published version of each item, those that are over too; read anew after a publication or withdrawal.
     */
    Flux<PolicyItem> published();

    /** Published items in force on that day, newest version each. */
    default Flux<PolicyItem> inForce(LocalDate day) {
        return published().filter(item -> item.inForceOn(day));
    }
}
