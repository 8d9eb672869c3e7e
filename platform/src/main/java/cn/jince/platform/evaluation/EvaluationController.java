package cn.jince.platform.evaluation;

import cn.jince.api.problem.ProblemCode;
import cn.jince.api.supervision.EvaluationViews.EvaluationView;
import cn.jince.api.supervision.EvaluationViews.Indicator;
import cn.jince.api.supervision.EvaluationViews.SurveyForm;
import cn.jince.api.supervision.EvaluationViews.SurveyView;
import cn.jince.api.supervision.Evaluations;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.export.Exportable;
import cn.jince.platform.export.Table;
import cn.jince.platform.figures.Scope;
import cn.jince.platform.kernel.PlatformClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class EvaluationController implements Evaluations {
    private final EvaluateItem evaluating;
    private final AnswerSurvey answering;
    private final PlatformClock clock;

    EvaluationController(EvaluateItem evaluating, AnswerSurvey answering, PlatformClock clock) {
        this.evaluating = evaluating;
        this.answering = answering;
        this.clock = clock;
    }

    @Override
    public Mono<EvaluationView> evaluate(String itemId, @Nullable String division) {
        return Caller.current().flatMap(caller -> {
            Scope scope = Scope.of(
                    caller,
                    division == null ? Map.of("itemId", itemId) : Map.of("itemId", itemId, "division", division));
            return evaluating
                    .evaluate(itemId, scope.division())
                    .collectList()
                    .map(indicators -> new EvaluationView(itemId, scope.words(), indicators, clock.instant()));
        });
    }

    @Override
    public Mono<SurveyView> answer(String id, SurveyForm form) {
        SurveyAnswer.@Nullable Got got = Arrays.stream(SurveyAnswer.Got.values())
                .filter(word -> word.name().equals(form.got()))
                .findFirst()
                .orElse(null);
        return Caller.current()
                .flatMap(caller -> answering.answer(caller, id, got, form.comment()))
                .map(outcome -> outcome.orElseThrow(EvaluationController::say))
                .map(answer -> new SurveyView(answer.claimId(), answer.got().name(), answer.comment(), answer.at()));
    }

    private static Problem say(SurveyRefusal refusal) {
        return switch (refusal) {
            case SurveyRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "CLAIM_NOT_FOUND", "没有找到这项申报。");
            case SurveyRefusal.NotAllowed _ ->
                Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有企业的经办人或法定代表人可以回答。");
            case SurveyRefusal.TooEarly(String state) ->
                Problem.of(HttpStatus.CONFLICT, "SURVEY_TOO_EARLY", "本申报尚未进入兑付，暂不回访。")
                        .with("state", state);
            case SurveyRefusal.Bad _ ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        ProblemCode.VALIDATION_FAILED,
                        "got 只能是 YES、PARTLY 或 NO，说明最长 500 字。");
        };
    }

    /** The indicators of {@code itemId} as a file. */
    @Configuration
    static class File {
        @Bean
        Exportable evaluation(EvaluateItem evaluating) {
            return Exportable.of("EVALUATION", (caller, asked) -> {
                Scope scope = Scope.of(caller, asked);
                String item = asked.getOrDefault("itemId", "");
                return new Table(
                        "政策评估",
                        scope.words(),
                        List.of("阶段", "指标", "值", "单位", "分子", "分母", "计算方法"),
                        () -> evaluating.evaluate(item, scope.division()).map(File::cells));
            });
        }

        private static List<@Nullable Object> cells(Indicator one) {
            return Arrays.asList(
                    one.stage(), one.name(), value(one), one.unit(), one.numerator(), one.denominator(), one.how());
        }

        private static @Nullable Object value(Indicator one) {
            Long whole = one.denominator();
            if (whole == null) {
                return one.numerator();
            }
            return whole == 0
                    ? null
                    : new BigDecimal(one.numerator()).divide(new BigDecimal(whole), 4, RoundingMode.HALF_UP);
        }
    }
}
