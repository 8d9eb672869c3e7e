package cn.jince.platform.local;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Port;
import cn.jince.platform.local.LocalRules.Level;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Local additions as they are kept. */
@Port
public interface LocalAdditions {
    /** What applies to an item's claims of that division: its own level's and those of all above. */
    Mono<LocalRules> of(String itemId, DivisionCode division);

    /** One level's newest; empty where it has added nothing. */
    Mono<Level> find(String itemId, String division);

    /** In a transaction; false where the version before it is no longer the newest. */
    Mono<Boolean> keep(Level next, String by, Instant at);
}
