package cn.jince.api.enterprise;

import cn.jince.api.enterprise.EnterpriseViews.CollectionReport;
import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.enterprise.EnterpriseViews.FactUseView;
import cn.jince.api.enterprise.EnterpriseViews.FactsForm;
import cn.jince.api.enterprise.EnterpriseViews.SourceCoverage;
import cn.jince.api.enterprise.ProfileViews.ProfileView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
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

    /** As {@link #dossier(String)}, with what an officer wants it for; the enterprise reads it in its log of use. */
    @GetExchange("/enterprises/{creditCode}/dossier")
    Mono<DossierView> dossier(
            @PathVariable String creditCode, @RequestParam(required = false) @Nullable String purpose);

    /** Members of the enterprise: who used which of its facts for what, newest first, at most 200. */
    @GetExchange("/enterprises/{creditCode}/uses")
    Mono<List<FactUseView>> uses(@PathVariable String creditCode);

    /** 画像: tags of six families with their rules and facts. Seen by whoever sees the dossier. */
    @GetExchange("/enterprises/{creditCode}/profile")
    Mono<ProfileView> profile(@PathVariable String creditCode);

    /**
     * HOUSE, LEGACY or OPERATOR. NDJSON, one {@link FactsForm} a line; rows are validated one by one, a bad row is
     * quarantined and reported.
     */
    @PostExchange(url = "/enterprises/facts", contentType = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<CollectionReport> collect(@RequestBody Flux<FactsForm> facts);

    @GetExchange("/enterprises/sources")
    Mono<List<SourceCoverage>> sources();
}
