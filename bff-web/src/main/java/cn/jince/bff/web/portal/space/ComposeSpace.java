package cn.jince.bff.web.portal.space;

import cn.jince.api.claim.ClaimFreeRuns;
import cn.jince.api.claim.Claims;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.api.matching.Matching;
import cn.jince.bff.web.WebSettings;
import cn.jince.bff.web.part.Part;
import cn.jince.bff.web.part.Part.Live;
import cn.jince.bff.web.part.Parts;
import cn.jince.edge.Caller;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks for every part at once; the screen comes when the slowest part came or ran out of time. */
@Component
class ComposeSpace {
    private final Enterprises enterprises;
    private final Matching matching;
    private final Claims claims;
    private final ClaimFreeRuns runs;
    private final LiveCapabilities live;
    private final WebSettings settings;

    ComposeSpace(
            Enterprises enterprises,
            Matching matching,
            Claims claims,
            ClaimFreeRuns runs,
            LiveCapabilities live,
            WebSettings settings) {
        this.enterprises = enterprises;
        this.matching = matching;
        this.claims = claims;
        this.runs = runs;
        this.live = live;
        this.settings = settings;
    }

    Mono<SpaceScreen> of(String creditCode) {
        return Mono.zip(
                        Parts.orRefused(settings.partDeadline(), enterprises.view(creditCode), "企业基本信息"),
                        Parts.within(settings.partDeadline(), matching.matches(creditCode, false), "政策匹配"),
                        Parts.within(settings.partDeadline(), claims.ofEnterprise(creditCode), "申报记录"),
                        Parts.within(settings.partDeadline(), runs.ofEnterprise(creditCode), "免申即享意愿确认"),
                        live(creditCode))
                .map(parts -> new SpaceScreen(
                        creditCode, parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4(), parts.getT5()));
    }

    /** Departments are asked only for members of the enterprise: the question goes out in our own name. */
    private Mono<Map<String, Part<Live>>> live(String creditCode) {
        return Caller.current()
                .flatMap(caller -> caller.actsFor(creditCode) ? askAll(creditCode) : Mono.just(Map.of()));
    }

    private Mono<Map<String, Part<Live>>> askAll(String creditCode) {
        return Flux.fromIterable(live.byName().keySet())
                .flatMap(name -> ask(name, creditCode).map(part -> Map.entry(name, part)), 8)
                .collect(TreeMap::new, (parts, entry) -> parts.put(entry.getKey(), entry.getValue()));
    }

    private Mono<Part<Live>> ask(String name, String creditCode) {
        return live.ask(name, creditCode, creditCode.substring(2, 8))
                .map(Part::of)
                .timeout(settings.liveDeadline())
                .onErrorResume(_ -> Mono.just(Part.missing("TIMEOUT", "部门系统暂未答复，请稍后刷新本页；不影响已有数据。")));
    }
}
