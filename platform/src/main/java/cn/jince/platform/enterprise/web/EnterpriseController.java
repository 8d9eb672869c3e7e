package cn.jince.platform.enterprise.web;

import cn.jince.api.enterprise.EnterpriseViews.CollectionReport;
import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.enterprise.EnterpriseViews.SourceCoverage;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.enterprise.CollectFacts;
import cn.jince.platform.enterprise.DossierAccess;
import cn.jince.platform.enterprise.FactStore;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Serves {@code Enterprises}; takes rows as trees, so that one row of a wrong shape does not end the collection. */
@RestController
class EnterpriseController {
    private final DossierAccess access;
    private final DossierViews views;
    private final CollectFacts collect;
    private final FactStore store;

    EnterpriseController(DossierAccess access, DossierViews views, CollectFacts collect, FactStore store) {
        this.access = access;
        this.views = views;
        this.collect = collect;
        this.store = store;
    }

    @GetMapping("/enterprises/{creditCode}")
    Mono<EnterpriseView> view(@PathVariable String creditCode) {
        return access.visible(creditCode).map(views::enterprise);
    }

    @GetMapping("/enterprises/{creditCode}/dossier")
    Mono<DossierView> dossier(@PathVariable String creditCode) {
        return access.visible(creditCode).map(views::dossier);
    }

    @PostMapping(path = "/enterprises/facts", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    Mono<CollectionReport> facts(@RequestBody Flux<JsonNode> rows) {
        return Caller.current().flatMap(caller -> {
            if (!caller.has(Role.HOUSE) && !caller.has(Role.LEGACY) && !caller.has(Role.OPERATOR)) {
                return Mono.error(Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有登记的来源系统可以归集数据。"));
            }
            return collect.collect(rows);
        });
    }

    @GetMapping("/enterprises/sources")
    Mono<List<SourceCoverage>> sources() {
        return Caller.current().flatMap(caller -> {
            if (caller.kind() != Caller.Kind.OFFICER && !caller.has(Role.HOUSE)) {
                return Mono.error(Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有工作人员可以查看数据归集情况。"));
            }
            return store.coverage();
        });
    }
}
