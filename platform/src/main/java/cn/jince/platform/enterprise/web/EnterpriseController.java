package cn.jince.platform.enterprise.web;

import cn.jince.api.enterprise.EnterpriseViews.CollectionReport;
import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.enterprise.EnterpriseViews.FactUseView;
import cn.jince.api.enterprise.EnterpriseViews.SourceCoverage;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.enterprise.CollectFacts;
import cn.jince.platform.enterprise.DossierAccess;
import cn.jince.platform.enterprise.DossierAccess.Wanted;
import cn.jince.platform.enterprise.FactMarks;
import cn.jince.platform.enterprise.FactStore;
import cn.jince.platform.enterprise.FactUse;
import cn.jince.platform.enterprise.FactUses;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.CreditCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Serves {@code Enterprises}; takes rows as trees, so that one row of a wrong shape does not end the collection. */
@RestController
class EnterpriseController {
    private static final int LONGEST_PURPOSE = 100;
    private static final List<String> ALL = Attributes.standard().all().stream()
            .filter(attribute -> attribute.origin() != Attribute.Origin.DECLARED)
            .map(Attribute::key)
            .toList();
    private static final Wanted SUMMARY = Wanted.of(
            FactUse.Kind.SUMMARY,
            "办理业务时查看企业基本信息",
            List.of("industry_code", "entity_type", "registration_status", "registered_on", "scale"));
    private final DossierAccess access;
    private final DossierViews views;
    private final CollectFacts collect;
    private final FactStore store;
    private final FactUses uses;
    private final FactMarks marks;

    EnterpriseController(
            DossierAccess access,
            DossierViews views,
            CollectFacts collect,
            FactStore store,
            FactUses uses,
            FactMarks marks) {
        this.uses = uses;
        this.marks = marks;
        this.access = access;
        this.views = views;
        this.collect = collect;
        this.store = store;
    }

    @GetMapping("/enterprises/{creditCode}")
    Mono<EnterpriseView> view(@PathVariable String creditCode) {
        return access.visible(creditCode, SUMMARY).map(views::enterprise);
    }

    @GetMapping("/enterprises/{creditCode}/dossier")
    Mono<DossierView> dossier(
            @PathVariable String creditCode, @RequestParam(required = false) @Nullable String purpose) {
        String said = purpose == null || purpose.isBlank() ? "查看一企一档（未说明用途）" : purpose.strip();
        if (said.length() > LONGEST_PURPOSE) {
            return Mono.error(Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    ProblemCode.VALIDATION_FAILED,
                    "用途最长 " + LONGEST_PURPOSE + " 字。"));
        }
        return access.visible(creditCode, Wanted.of(FactUse.Kind.DOSSIER, said, ALL))
                .flatMap(dossier -> marks.of(dossier.code()).map(marked -> views.dossier(dossier, marked)));
    }

    @GetMapping("/enterprises/{creditCode}/uses")
    Mono<List<FactUseView>> uses(@PathVariable String creditCode) {
        return Caller.current()
                .filter(caller -> CreditCode.isValid(creditCode) && caller.actsFor(creditCode))
                .flatMap(_ -> uses.of(new CreditCode(creditCode)))
                .map(lines -> lines.stream().map(DossierViews::use).toList())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(HttpStatus.NOT_FOUND, "ENTERPRISE_NOT_FOUND", "没有找到该企业，或您无权查看。")));
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
