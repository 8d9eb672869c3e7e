package cn.jince.api.supervision;

import cn.jince.api.supervision.EvaluationViews.EvaluationView;
import cn.jince.api.supervision.EvaluationViews.SurveyForm;
import cn.jince.api.supervision.EvaluationViews.SurveyView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** Evaluation before, during and after, and "did you get it?". */
public interface Evaluations {

    /** SUPERVISOR and who drafts or approves policies. @param division own or below; the caller's own without it */
    @GetExchange("/evaluations/{itemId}")
    Mono<EvaluationView> evaluate(
            @PathVariable String itemId, @RequestParam(required = false) @Nullable String division);

    /** A preparer of the enterprise, once the claim is to be paid out; the last answer counts. */
    @PostExchange("/claims/{id}/survey")
    Mono<SurveyView> answer(@PathVariable String id, @RequestBody SurveyForm form);
}
