package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Mono;

/** Dossiers as other features see them. */
@Port
public interface Dossiers {
    /** Empty where no source ever named the enterprise. */
    Mono<Dossier> find(CreditCode code);
}
