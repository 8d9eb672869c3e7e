package cn.jince.api.directline;

import cn.jince.api.directline.ConsultationViews.ConsultationForm;
import cn.jince.api.directline.ConsultationViews.ConsultationView;
import cn.jince.api.directline.ConsultationViews.OpinionDecisionForm;
import cn.jince.api.directline.ConsultationViews.OpinionForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** 征求意见: enterprises are asked about a draft; each opinion is adopted or not, with a reason, and published. */
public interface Consultations {

    /** POLICY_DRAFTER of the draft's division. */
    @PostExchange("/consultations")
    Mono<ConsultationView> open(@RequestBody ConsultationForm form);

    /** Everybody: newest first, at most 100. */
    @GetExchange("/consultations")
    Mono<List<ConsultationView>> list();

    @GetExchange("/consultations/{id}")
    Mono<ConsultationView> view(@PathVariable String id);

    /** A member of an enterprise, while it is open; the same key again is the same opinion. */
    @PostExchange("/consultations/{id}/opinions")
    Mono<ConsultationView> say(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody OpinionForm form);

    /** POLICY_DRAFTER or POLICY_APPROVER, until it is published. */
    @PostExchange("/consultations/{id}/opinions/{opinionId}/decision")
    Mono<ConsultationView> decide(
            @PathVariable String id, @PathVariable String opinionId, @RequestBody OpinionDecisionForm form);

    /** POLICY_APPROVER, once it is over and every opinion is decided. */
    @PostExchange("/consultations/{id}/publication")
    Mono<ConsultationView> publish(@PathVariable String id);
}
