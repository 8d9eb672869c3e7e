package cn.jince.platform.enterprise;

import cn.jince.api.enterprise.EnterpriseViews.SourceCoverage;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Port;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Where collected facts are kept. */
@Port
public interface FactStore {
    /** In one transaction; what is older than what is kept changes nothing. */
    Mono<Void> keep(List<CollectedFacts> batch);

    /** Where the registered ones of these enterprises are; the others do not occur. */
    Mono<Map<CreditCode, DivisionCode>> divisions(Collection<CreditCode> codes);

    Mono<List<SourceCoverage>> coverage();
}
