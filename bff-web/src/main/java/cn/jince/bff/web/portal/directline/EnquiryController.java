package cn.jince.bff.web.portal.directline;

import cn.jince.api.directline.Enquiries;
import cn.jince.api.directline.EnquiryViews.AnswerForm;
import cn.jince.api.directline.EnquiryViews.AskForm;
import cn.jince.api.directline.EnquiryViews.EnquiryFigures;
import cn.jince.api.directline.EnquiryViews.EnquirySummary;
import cn.jince.api.directline.EnquiryViews.EnquiryView;
import cn.jince.api.directline.EnquiryViews.ExtensionForm;
import cn.jince.api.directline.EnquiryViews.HandOverForm;
import cn.jince.api.directline.EnquiryViews.PublicAnswer;
import cn.jince.api.directline.EnquiryViews.RatingForm;
import cn.jince.edge.ForAll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who may see and do what, the platform decides by the token. */
@RestController
@RequestMapping("/api/w")
class EnquiryController {
    private final Enquiries enquiries;

    EnquiryController(Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @PostMapping("/enquiries")
    Mono<EnquiryView> ask(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AskForm form) {
        return enquiries.ask(key, form);
    }

    @GetMapping("/enquiries")
    Mono<List<EnquirySummary>> list(
            @RequestParam(required = false) @Nullable String enterprise,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean overdue) {
        return enquiries.list(enterprise, state, overdue);
    }

    @GetMapping("/enquiries/{id}")
    Mono<EnquiryView> view(@PathVariable String id) {
        return enquiries.view(id);
    }

    @PostMapping("/enquiries/{id}/answer")
    Mono<EnquiryView> answer(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody AnswerForm form) {
        return enquiries.answer(id, version, form);
    }

    @PostMapping("/enquiries/{id}/hand-over")
    Mono<EnquiryView> handOver(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody HandOverForm form) {
        return enquiries.handOver(id, version, form);
    }

    @PostMapping("/enquiries/{id}/extension")
    Mono<EnquiryView> extend(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody ExtensionForm form) {
        return enquiries.extend(id, version, form);
    }

    @PostMapping("/enquiries/{id}/rating")
    Mono<EnquiryView> rate(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody RatingForm form) {
        return enquiries.rate(id, version, form);
    }

    @GetMapping("/enquiry-figures")
    Mono<EnquiryFigures> figures() {
        return enquiries.figures();
    }

    @GetMapping("/answers")
    Mono<ResponseEntity<List<PublicAnswer>>> answers(
            @RequestParam(required = false) @Nullable String itemId,
            @RequestParam(required = false) @Nullable String query) {
        return ForAll.of(enquiries.answers(itemId, query));
    }
}
