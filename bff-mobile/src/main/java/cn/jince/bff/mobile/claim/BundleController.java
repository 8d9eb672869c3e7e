package cn.jince.bff.mobile.claim;

import cn.jince.api.claim.BundleViews.BundleView;
import cn.jince.api.claim.BundleViews.StartBundleForm;
import cn.jince.api.claim.Bundles;
import cn.jince.api.claim.ClaimViews.SaveClaimForm;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.ScreenAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/** Several items with one form. */
@RestController
@RequestMapping("/api/m/bundles")
class BundleController {
    private final Bundles bundles;

    BundleController(Bundles bundles) {
        this.bundles = bundles;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<BundleView> start(@RequestBody StartBundleForm form) {
        return Members.of(form.creditCode()).flatMap(_ -> bundles.start(form));
    }

    @GetMapping("/{id}")
    Mono<BundleView> view(@PathVariable String id) {
        return Members.person().flatMap(_ -> bundles.view(id));
    }

    @PutMapping("/{id}/form")
    Mono<BundleView> save(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SaveClaimForm form) {
        return Members.person().flatMap(_ -> bundles.save(id, ScreenAnswer.version(ifMatch), form));
    }

    @PostMapping(path = "/{id}/attachments", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    Mono<List<String>> attach(
            @PathVariable String id,
            @RequestParam String material,
            @RequestParam String fileName,
            @RequestBody byte[] content) {
        return Members.person().flatMap(_ -> bundles.attach(id, material, fileName, content));
    }

    @PostMapping("/{id}/submission")
    Mono<BundleView> submit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        return Members.person().flatMap(_ -> bundles.submit(id, ScreenAnswer.version(ifMatch), idempotencyKey));
    }
}
