package cn.jince.bff.web.portal.claim;

import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.ClaimViews.PromiseForm;
import cn.jince.api.claim.Claims;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Materials of a claim: opened by its enterprise and its officers, promised by the enterprise. */
@RestController
class MaterialController {
    private final Claims claims;

    MaterialController(Claims claims) {
        this.claims = claims;
    }

    @GetMapping("/api/w/claims/{id}/attachments/{attachmentId}")
    Mono<ResponseEntity<byte[]>> file(@PathVariable String id, @PathVariable String attachmentId) {
        return claims.file(id, attachmentId);
    }

    @PostMapping("/api/w/claims/{id}/promises")
    Mono<ClaimView> promise(@PathVariable String id, @RequestBody PromiseForm form) {
        return claims.promise(id, form);
    }
}
