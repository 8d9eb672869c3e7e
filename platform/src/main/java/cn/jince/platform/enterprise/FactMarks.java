package cn.jince.platform.enterprise;

import cn.jince.api.enterprise.EnterpriseViews.FactMark;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Port;
import java.util.List;
import reactor.core.publisher.Mono;

/** Which facts of a dossier are objected to. */
@Port
public interface FactMarks {
    Mono<List<FactMark>> of(CreditCode code);
}
