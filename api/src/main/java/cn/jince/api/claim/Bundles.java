package cn.jince.api.claim;

import cn.jince.api.claim.BundleViews.BundleView;
import cn.jince.api.claim.BundleViews.StartBundleForm;
import cn.jince.api.claim.ClaimViews.SaveClaimForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/** Bundles 一次申报: what several items ask is typed once; each becomes a claim of its own. */
public interface Bundles {

    /** PREPARER or ACCEPTOR. Items that cannot be claimed stand in it with their reason; 422 where none can. */
    @PostExchange("/bundles")
    Mono<BundleView> start(@RequestBody StartBundleForm form);

    @GetExchange("/bundles/{id}")
    Mono<BundleView> view(@PathVariable String id);

    /** Keeps what was typed, fitting or not: what does not fit an item is told at submission. */
    @PutExchange("/bundles/{id}/form")
    Mono<BundleView> save(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SaveClaimForm form);

    /** For every item that asks for the material; the names of those items come back. */
    @PostExchange(url = "/bundles/{id}/attachments", contentType = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    Mono<List<String>> attach(
            @PathVariable String id,
            @RequestParam String material,
            @RequestParam String fileName,
            @RequestBody byte[] content);

    /**
     * Submits each claim by itself. Some may be refused: which and why stands with them, the others are submitted, and
     * the whole may be sent again. Needs an {@code Idempotency-Key}.
     */
    @PostExchange("/bundles/{id}/submission")
    Mono<BundleView> submit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);
}
