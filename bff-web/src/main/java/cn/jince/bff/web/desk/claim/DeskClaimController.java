package cn.jince.bff.web.desk.claim;

import cn.jince.api.claim.ClaimViews.AskForCorrectionForm;
import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.ClaimViews.NoticeView;
import cn.jince.api.claim.ClaimViews.QueueView;
import cn.jince.api.claim.ClaimViews.ReasonForm;
import cn.jince.api.claim.ClaimViews.ReviewForm;
import cn.jince.api.claim.Claims;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What waits for the officer, and the decisions. Who may decide what, the platform judges. */
@RestController
@RequestMapping("/api/w/desk")
class DeskClaimController {
    private final Claims claims;

    DeskClaimController(Claims claims) {
        this.claims = claims;
    }

    @GetMapping("/queue")
    Mono<QueueView> queue() {
        return claims.queue();
    }

    @GetMapping("/claims/{id}")
    Mono<ClaimView> view(@PathVariable String id) {
        return claims.view(id);
    }

    @PostMapping("/claims/{id}/correction-request")
    Mono<ClaimView> askForCorrection(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AskForCorrectionForm form) {
        return claims.askForCorrection(id, ifMatch, form);
    }

    @PostMapping("/claims/{id}/acceptance")
    Mono<ClaimView> accept(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return claims.accept(id, ifMatch);
    }

    @PostMapping("/claims/{id}/non-acceptance")
    Mono<ClaimView> refuse(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ReasonForm form) {
        return claims.refuse(id, ifMatch, form);
    }

    @PostMapping("/claims/{id}/review")
    Mono<ClaimView> review(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ReviewForm form) {
        return claims.review(id, ifMatch, form);
    }

    @PostMapping("/notices/{id}/settlement")
    Mono<NoticeView> settle(@PathVariable String id, @RequestBody ReviewForm form) {
        return claims.settle(id, form);
    }
}
