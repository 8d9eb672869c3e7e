package cn.jince.bff.web.portal.claim;

import cn.jince.api.claim.ClaimViews.ClaimSummary;
import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.ClaimViews.ReasonForm;
import cn.jince.api.claim.ClaimViews.SaveClaimForm;
import cn.jince.api.claim.ClaimViews.StartClaimForm;
import cn.jince.api.claim.Claims;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** My claims: draft, save, submit, correct, withdraw. What the platform refuses is passed on as it said it. */
@RestController
@RequestMapping("/api/w/claims")
class ClaimController {
    private final Claims claims;

    ClaimController(Claims claims) {
        this.claims = claims;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ClaimView> start(@RequestBody StartClaimForm form) {
        return claims.start(form);
    }

    @GetMapping
    Mono<List<ClaimSummary>> ofEnterprise(@RequestParam String enterprise) {
        return claims.ofEnterprise(enterprise);
    }

    @GetMapping("/{id}")
    Mono<ClaimView> view(@PathVariable String id) {
        return claims.view(id);
    }

    @PutMapping("/{id}/form")
    Mono<ClaimView> save(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SaveClaimForm form) {
        return claims.save(id, ifMatch, form);
    }

    @PostMapping("/{id}/submission")
    Mono<ClaimView> submit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        return claims.submit(id, ifMatch, idempotencyKey);
    }

    @PostMapping("/{id}/withdrawal")
    Mono<ClaimView> withdraw(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ReasonForm form) {
        return claims.withdraw(id, ifMatch, form);
    }

    @PostMapping("/{id}/correction")
    Mono<ClaimView> correct(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return claims.correct(id, ifMatch);
    }
}
