package cn.jince.platform.enterprise;

import cn.jince.api.enterprise.EnterpriseViews.SourceCoverage;
import cn.jince.platform.kernel.Port;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where collected facts are kept. */
@Port
public interface FactStore {
    /** In one transaction; what is older than what is kept changes nothing. */
    Mono<Void> keep(List<CollectedFacts> batch);

    Mono<List<SourceCoverage>> coverage();
}
