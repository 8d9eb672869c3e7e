package cn.jince.bff.mobile.linkout;

import cn.jince.api.adapters.AdapterViews.LinkOutOffer;
import cn.jince.api.adapters.AdapterViews.LinkOutStateView;
import cn.jince.api.adapters.AdapterViews.LinkOutView;
import cn.jince.api.claim.Claims;
import cn.jince.api.reply.Reply;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.ScreenAnswer;
import cn.jince.edge.progress.GoOver;
import cn.jince.edge.progress.ProgressLine;
import java.time.Duration;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 去市平台办理 in the mini-program, which opens the way over in a web view; and the one list of what is under way. */
@RestController
@RequestMapping("/api/m")
class LinkOutController {
    private static final Duration CITIES = Duration.ofMillis(800);
    private final GoOver goOver;
    private final Claims claims;
    private final CityPages pages;
    private final ScreenAnswer answers;

    LinkOutController(GoOver goOver, Claims claims, CityPages pages, ScreenAnswer answers) {
        this.goOver = goOver;
        this.claims = claims;
        this.pages = pages;
        this.answers = answers;
    }

    record LinkOutWish(String itemId, String creditCode) {}

    /** @param complete false where what cities said is missing just now */
    record Progress(List<ProgressLine> lines, boolean complete) {}

    private record Cities(List<LinkOutStateView> linkOuts, boolean complete) {}

    @GetMapping("/policies/{id}/handling")
    Mono<Reply<LinkOutOffer>> handling(@PathVariable String id, @RequestParam String enterprise) {
        return Members.of(enterprise).flatMap(_ -> goOver.offer(id, enterprise));
    }

    @PostMapping("/link-outs")
    Mono<Reply<LinkOutView>> goOver(@RequestBody LinkOutWish wish) {
        return Members.of(wish.creditCode()).flatMap(_ -> goOver.go(wish.itemId(), wish.creditCode()));
    }

    @GetMapping("/progress")
    Mono<ResponseEntity<Progress>> progress(@RequestParam String enterprise) {
        return Members.of(enterprise)
                .flatMap(_ -> Mono.zip(claims.ofEnterprise(enterprise), cities(enterprise)))
                .map(both -> answers.of(new Progress(
                        ProgressLine.of(both.getT1(), both.getT2().linkOuts()),
                        both.getT2().complete())));
    }

    /** The claims are shown whatever becomes of this. */
    private Mono<Cities> cities(String enterprise) {
        return pages.capabilities()
                .linkOuts(enterprise)
                .timeout(CITIES)
                .map(found -> new Cities(found, true))
                .onErrorResume(_ -> Mono.just(new Cities(List.of(), false)));
    }
}
