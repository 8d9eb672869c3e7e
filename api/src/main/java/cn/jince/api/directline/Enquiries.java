package cn.jince.api.directline;

import cn.jince.api.directline.EnquiryViews.AnswerForm;
import cn.jince.api.directline.EnquiryViews.AskForm;
import cn.jince.api.directline.EnquiryViews.EnquiryFigures;
import cn.jince.api.directline.EnquiryViews.EnquirySummary;
import cn.jince.api.directline.EnquiryViews.EnquiryView;
import cn.jince.api.directline.EnquiryViews.ExtensionForm;
import cn.jince.api.directline.EnquiryViews.HandOverForm;
import cn.jince.api.directline.EnquiryViews.PublicAnswer;
import cn.jince.api.directline.EnquiryViews.RatingForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** 企业直通车: an enterprise asks, a department answers in one working day, three where it is hard, the enterprise rates. */
public interface Enquiries {

    /** A member of the enterprise. The same key again gives the same enquiry, with another body 422. */
    @PostExchange("/enquiries")
    Mono<EnquiryView> ask(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody AskForm form);

    /**
     * At most 200, for members newest first, for officers (own division and below) the one due first.
     *
     * @param enterprise credit code; members must give it
     * @param state OPEN ANSWERED or CLOSED
     */
    @GetExchange("/enquiries")
    Mono<List<EnquirySummary>> list(
            @RequestParam(required = false) @Nullable String enterprise,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean overdue);

    @GetExchange("/enquiries/{id}")
    Mono<EnquiryView> view(@PathVariable String id);

    /** ACCEPTANCE of the division it stands at. */
    @PostExchange("/enquiries/{id}/answer")
    Mono<EnquiryView> answer(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody AnswerForm form);

    /** ACCEPTANCE. To another department or division of the province; the clock goes on. */
    @PostExchange("/enquiries/{id}/hand-over")
    Mono<EnquiryView> handOver(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody HandOverForm form);

    /** ACCEPTANCE. Once, while it is not overdue: three working days instead of one. */
    @PostExchange("/enquiries/{id}/extension")
    Mono<EnquiryView> extend(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody ExtensionForm form);

    /** PREPARER or ACCEPTOR of the enterprise, once it is answered. */
    @PostExchange("/enquiries/{id}/rating")
    Mono<EnquiryView> rate(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody RatingForm form);

    /** SUPERVISOR. */
    @GetExchange("/enquiry-figures")
    Mono<EnquiryFigures> figures();

    /** Public: answers that were published, newest first, at most 50. {@code query} looks in question and answer. */
    @GetExchange("/answers")
    Mono<List<PublicAnswer>> answers(
            @RequestParam(required = false) @Nullable String itemId,
            @RequestParam(required = false) @Nullable String query);
}
