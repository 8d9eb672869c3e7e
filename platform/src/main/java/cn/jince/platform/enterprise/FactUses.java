package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Port;
import java.util.List;
import reactor.core.publisher.Mono;

/** The log of use. */
@Port
public interface FactUses {
    Mono<Void> note(FactUse use);

    /** Newest first, at most 200. */
    Mono<List<FactUse.Line>> of(CreditCode code);
}
