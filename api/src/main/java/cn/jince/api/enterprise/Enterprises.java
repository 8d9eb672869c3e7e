package cn.jince.api.enterprise;

import cn.jince.api.enterprise.EnterpriseViews.CollectionReport;
import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.enterprise.EnterpriseViews.FactsForm;
import cn.jince.api.enterprise.EnterpriseViews.SourceCoverage;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Enterprises and their dossiers 一企一档. */
public interface Enterprises {

    /** A person with a mandate, or an officer whose division covers it; otherwise not found. */
    @GetExchange("/enterprises/{creditCode}")
    Mono<EnterpriseView> view(@PathVariable String creditCode);

    @GetExchange("/enterprises/{creditCode}/dossier")
    Mono<DossierView> dossier(@PathVariable String creditCode);

    /**
     * HOUSE, LEGACY or OPERATOR. NDJSON, one {@link FactsForm} a line; rows are validated one by one, a bad row is
     * quarantined and reported.
     */
    @PostExchange(url = "/enterprises/facts", contentType = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<CollectionReport> collect(@RequestBody Flux<FactsForm> facts);

    @GetExchange("/enterprises/sources")
    Mono<List<SourceCoverage>> sources();
}
