package cn.jince.bff.web.portal.progress;

import cn.jince.api.adapters.AdapterViews.LinkOutStateView;
import cn.jince.api.adapters.Capabilities;
import cn.jince.api.claim.ClaimViews.ClaimSummary;
import cn.jince.api.claim.Claims;
import cn.jince.bff.web.WebSettings;
import cn.jince.bff.web.part.Part;
import cn.jince.bff.web.part.Parts;
import cn.jince.edge.progress.ProgressLine;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The enterprise's one progress list. */
@RestController
class ProgressController {
    private final Claims claims;
    private final Capabilities capabilities;
    private final WebSettings settings;

    ProgressController(Claims claims, Capabilities capabilities, WebSettings settings) {
        this.claims = claims;
        this.capabilities = capabilities;
        this.settings = settings;
    }

    @GetMapping("/api/w/progress")
    Mono<ProgressScreen> progress(@RequestParam String enterprise) {
        return Mono.zip(
                        Parts.orRefused(settings.partDeadline(), claims.ofEnterprise(enterprise), "申报记录"),
                        Parts.within(settings.partDeadline(), capabilities.linkOuts(enterprise), "市平台办理记录"))
                .map(both -> screen(enterprise, both.getT1(), both.getT2()));
    }

    private static ProgressScreen screen(
            String enterprise, Part<List<ClaimSummary>> claims, Part<List<LinkOutStateView>> linkOuts) {
        return new ProgressScreen(
                enterprise,
                ProgressLine.of(lines(claims), lines(linkOuts)),
                Stream.<Part<?>>of(claims, linkOuts)
                        .filter(Part.Missing.class::isInstance)
                        .<Part.Missing<?>>map(part -> (Part.Missing<?>) part)
                        .toList());
    }

    private static <T> List<T> lines(Part<List<T>> part) {
        return part instanceof Part.Here<List<T>>(List<T> here, var _) ? here : List.of();
    }
}
