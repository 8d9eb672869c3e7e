package cn.jince.api.claim;

import cn.jince.api.claim.ClaimViews.AskForCorrectionForm;
import cn.jince.api.claim.ClaimViews.AttachmentView;
import cn.jince.api.claim.ClaimViews.ClaimSummary;
import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.ClaimViews.NoticeView;
import cn.jince.api.claim.ClaimViews.ObjectionForm;
import cn.jince.api.claim.ClaimViews.PromiseForm;
import cn.jince.api.claim.ClaimViews.QueueView;
import cn.jince.api.claim.ClaimViews.ReasonForm;
import cn.jince.api.claim.ClaimViews.ReviewForm;
import cn.jince.api.claim.ClaimViews.SaveClaimForm;
import cn.jince.api.claim.ClaimViews.StartClaimForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/**
 * Claims 申报, from draft to payout. Every change of an existing claim carries {@code If-Match: "<version>"}: 428
 * without, 412 when stale. A claim the caller has nothing to do with is not found.
 */
public interface Claims {

    /** PREPARER or ACCEPTOR of the enterprise. An open draft for the same item is returned instead of a second one. */
    @PostExchange("/claims")
    Mono<ClaimView> start(@RequestBody StartClaimForm form);

    @GetExchange("/claims")
    Mono<List<ClaimSummary>> ofEnterprise(@RequestParam String creditCode);

    @GetExchange("/claims/{id}")
    Mono<ClaimView> view(@PathVariable String id);

    @PutExchange("/claims/{id}/form")
    Mono<ClaimView> save(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SaveClaimForm form);

    /** Type is judged by content (PDF, PNG, JPEG), at most 5 MiB. */
    @PostExchange(url = "/claims/{id}/attachments", contentType = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    Mono<AttachmentView> attach(
            @PathVariable String id,
            @RequestParam String material,
            @RequestParam String fileName,
            @RequestBody byte[] content);

    /** PREPARER or ACCEPTOR: a word for a material, where the claim's divisions let it stand. */
    @PostExchange("/claims/{id}/promises")
    Mono<ClaimView> promise(@PathVariable String id, @RequestBody PromiseForm form);

    /** The file as it was handed in; 409 until it was looked into. */
    @GetExchange("/claims/{id}/attachments/{attachmentId}")
    Mono<ResponseEntity<byte[]>> file(@PathVariable String id, @PathVariable String attachmentId);

    /**
     * Needs an {@code Idempotency-Key}: 400 without, 422 when reused with another body, else the first answer again.
     */
    @PostExchange("/claims/{id}/submission")
    Mono<ClaimView> submit(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    @PostExchange("/claims/{id}/withdrawal")
    Mono<ClaimView> withdraw(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ReasonForm form);

    /** Officers: what waits for the caller's roles in the caller's division. */
    @GetExchange("/claims/queue")
    Mono<QueueView> queue();

    /** ACCEPTANCE. All defects at once; a second request for the same claim is refused. */
    @PostExchange("/claims/{id}/correction-request")
    Mono<ClaimView> askForCorrection(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AskForCorrectionForm form);

    /** The enterprise answers a correction request; the form was saved before. */
    @PostExchange("/claims/{id}/correction")
    Mono<ClaimView> correct(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch);

    /** ACCEPTANCE. */
    @PostExchange("/claims/{id}/acceptance")
    Mono<ClaimView> accept(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch);

    /** ACCEPTANCE. */
    @PostExchange("/claims/{id}/non-acceptance")
    Mono<ClaimView> refuse(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ReasonForm form);

    /**
     * FIRST_REVIEW or SECOND_REVIEW, as the claim's next stage asks. Four eyes: nobody decides two stages of one claim,
     * nor one of an item they drafted.
     */
    @PostExchange("/claims/{id}/review")
    Mono<ClaimView> review(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ReviewForm form);

    /** Public: notices open now. */
    @GetExchange("/notices")
    Mono<List<NoticeView>> notices();

    /** Public: an objection stops the payout until it is settled. */
    @PostExchange("/notices/{id}/objections")
    Mono<NoticeView> object(@PathVariable String id, @RequestBody ObjectionForm form);

    /** SECOND_REVIEW. Settles the open objections: upheld rejects the claim, otherwise the notice goes on. */
    @PostExchange("/notices/{id}/settlement")
    Mono<NoticeView> settle(@PathVariable String id, @RequestBody ReviewForm form);
}
