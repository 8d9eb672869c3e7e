package cn.jince.bff.mobile.claim;

import cn.jince.api.claim.ClaimViews.ClaimSummary;
import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.ClaimViews.PromiseForm;
import cn.jince.api.claim.ClaimViews.ReasonForm;
import cn.jince.api.claim.ClaimViews.SaveClaimForm;
import cn.jince.api.claim.ClaimViews.StartClaimForm;
import cn.jince.api.claim.Claims;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.ScreenAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** My claims: draft, save, submit, correct, withdraw. What the platform refuses is passed on as it said it. */
@RestController
@RequestMapping("/api/m/claims")
class ClaimController {
    private final Claims claims;
    private final ScreenAnswer answers;

    ClaimController(Claims claims, ScreenAnswer answers) {
        this.claims = claims;
        this.answers = answers;
    }

    @PostMapping
    Mono<ResponseEntity<ClaimView>> start(@RequestBody StartClaimForm form) {
        return Members.of(form.creditCode())
                .flatMap(_ -> claims.start(form))
                .map(claim -> ResponseEntity.status(HttpStatus.CREATED)
                        .location(java.net.URI.create(
                                "/api/m/claims/" + claim.summary().id()))
                        .body(claim));
    }

    @GetMapping
    Mono<ResponseEntity<List<ClaimSummary>>> ofEnterprise(@RequestParam String enterprise) {
        return Members.of(enterprise)
                .flatMap(_ -> claims.ofEnterprise(enterprise))
                .map(answers::of);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<ClaimView>> view(@PathVariable String id) {
        return Members.person().flatMap(_ -> claims.view(id)).map(this::tagged);
    }

    @PutMapping("/{id}/form")
    Mono<ResponseEntity<ClaimView>> save(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SaveClaimForm form) {
        return Members.person()
                .flatMap(_ -> claims.save(id, ScreenAnswer.version(ifMatch), form))
                .map(this::tagged);
    }

    @PostMapping("/{id}/promises")
    Mono<ResponseEntity<ClaimView>> promise(@PathVariable String id, @RequestBody PromiseForm form) {
        return Members.person().flatMap(_ -> claims.promise(id, form)).map(this::tagged);
    }

    @PostMapping("/{id}/submission")
    Mono<ResponseEntity<ClaimView>> submit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        return Members.person()
                .flatMap(_ -> claims.submit(id, ScreenAnswer.version(ifMatch), idempotencyKey))
                .map(this::tagged);
    }

    @PostMapping("/{id}/withdrawal")
    Mono<ResponseEntity<ClaimView>> withdraw(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ReasonForm form) {
        return Members.person()
                .flatMap(_ -> claims.withdraw(id, ScreenAnswer.version(ifMatch), form))
                .map(this::tagged);
    }

    @PostMapping("/{id}/correction")
    Mono<ResponseEntity<ClaimView>> correct(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return Members.person()
                .flatMap(_ -> claims.correct(id, ScreenAnswer.version(ifMatch)))
                .map(this::tagged);
    }

    private ResponseEntity<ClaimView> tagged(ClaimView claim) {
        return answers.of(claim, claim.summary().version());
    }
}
