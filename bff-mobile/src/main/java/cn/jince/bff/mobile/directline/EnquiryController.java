package cn.jince.bff.mobile.directline;

import cn.jince.api.directline.Enquiries;
import cn.jince.api.directline.EnquiryViews.AskForm;
import cn.jince.api.directline.EnquiryViews.EnquirySummary;
import cn.jince.api.directline.EnquiryViews.EnquiryView;
import cn.jince.api.directline.EnquiryViews.RatingForm;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.ScreenAnswer;
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

/** The direct line on the phone. */
@RestController
@RequestMapping("/api/m/enquiries")
class EnquiryController {
    private final Enquiries enquiries;
    private final ScreenAnswer answers;

    EnquiryController(Enquiries enquiries, ScreenAnswer answers) {
        this.enquiries = enquiries;
        this.answers = answers;
    }

    @PostMapping
    Mono<ResponseEntity<EnquiryView>> ask(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AskForm form) {
        return enquiries.ask(key, form).map(this::screen);
    }

    @GetMapping
    Mono<ResponseEntity<List<EnquirySummary>>> list(@RequestParam String enterprise) {
        return Members.of(enterprise)
                .flatMap(_ -> enquiries.list(enterprise, null, false))
                .map(answers::of);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<EnquiryView>> view(@PathVariable String id) {
        return enquiries.view(id).map(this::screen);
    }

    @PostMapping("/{id}/rating")
    Mono<ResponseEntity<EnquiryView>> rate(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody RatingForm form) {
        return enquiries.rate(id, ScreenAnswer.version(version), form).map(this::screen);
    }

    private ResponseEntity<EnquiryView> screen(EnquiryView enquiry) {
        return answers.of(enquiry, enquiry.summary().version());
    }
}
