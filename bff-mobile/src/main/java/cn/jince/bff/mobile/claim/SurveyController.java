package cn.jince.bff.mobile.claim;

import cn.jince.api.supervision.EvaluationViews.SurveyForm;
import cn.jince.api.supervision.EvaluationViews.SurveyView;
import cn.jince.api.supervision.Evaluations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** "Did you get it?" */
@RestController
class SurveyController {
    private final Evaluations evaluations;

    SurveyController(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @PostMapping("/api/m/claims/{id}/survey")
    Mono<SurveyView> answer(@PathVariable String id, @RequestBody SurveyForm form) {
        return evaluations.answer(id, form);
    }
}
