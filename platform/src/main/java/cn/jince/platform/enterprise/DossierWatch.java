package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Port;
import java.util.Collection;
import reactor.core.publisher.Mono;

/** Who wants to know, after each committed batch, whose dossier changed. */
@Port
public interface DossierWatch {
    Mono<Void> changed(Collection<CreditCode> codes);
}
