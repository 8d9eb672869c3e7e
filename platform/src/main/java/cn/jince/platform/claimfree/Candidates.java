package cn.jince.platform.claimfree;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Port;
import cn.jince.platform.policy.PolicyItem;
import reactor.core.publisher.Flux;

/** Whom an item would serve. */
@Port
public interface Candidates {
    /** Dossiers of enterprises of the division that the index finds 符合, in its order, at most {@code limit}. */
    Flux<Dossier> find(PolicyItem item, DivisionCode division, int limit);
}
