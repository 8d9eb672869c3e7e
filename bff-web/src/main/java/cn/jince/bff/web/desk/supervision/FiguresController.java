package cn.jince.bff.web.desk.supervision;

import cn.jince.api.supervision.EvaluationViews.EvaluationView;
import cn.jince.api.supervision.EvaluationViews.SurveyForm;
import cn.jince.api.supervision.EvaluationViews.SurveyView;
import cn.jince.api.supervision.Evaluations;
import cn.jince.api.supervision.FigureViews.BreakdownView;
import cn.jince.api.supervision.FigureViews.ClaimsBehind;
import cn.jince.api.supervision.Figures;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Monitoring drilled down to claims, tables as files, and evaluation with its survey. */
@RestController
@RequestMapping("/api/w")
class FiguresController {
    private final Figures figures;
    private final Evaluations evaluations;

    FiguresController(Figures figures, Evaluations evaluations) {
        this.figures = figures;
        this.evaluations = evaluations;
    }

    @GetMapping("/desk/monitoring/breakdown")
    Mono<BreakdownView> breakdown(@RequestParam Map<String, String> asked) {
        return figures.breakdown(asked);
    }

    @GetMapping("/desk/monitoring/claims")
    Mono<ClaimsBehind> claims(@RequestParam Map<String, String> asked) {
        return figures.claims(asked);
    }

    /** Passed on as it comes; only what makes it a file is kept of the headers. */
    @GetMapping("/desk/exports/{kind}")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(@PathVariable String kind, @RequestParam Map<String, String> asked) {
        return figures.export(kind, asked)
                .map(file -> ResponseEntity.status(file.getStatusCode())
                        .headers(kept -> {
                            kept.setContentType(file.getHeaders().getContentType());
                            kept.setContentDisposition(file.getHeaders().getContentDisposition());
                            kept.set(HttpHeaders.CACHE_CONTROL, "no-store");
                        })
                        .body(file.getBody()));
    }

    @GetMapping("/desk/evaluations/{itemId}")
    Mono<EvaluationView> evaluate(
            @PathVariable String itemId, @RequestParam(required = false) @Nullable String division) {
        return evaluations.evaluate(itemId, division);
    }

    @PostMapping("/claims/{id}/survey")
    Mono<SurveyView> survey(@PathVariable String id, @RequestBody SurveyForm form) {
        return evaluations.answer(id, form);
    }
}
