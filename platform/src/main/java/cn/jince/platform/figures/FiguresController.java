package cn.jince.platform.figures;

import cn.jince.api.problem.ProblemCode;
import cn.jince.api.supervision.FigureViews.BreakdownView;
import cn.jince.api.supervision.FigureViews.ClaimsBehind;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.PlatformClock;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class FiguresController {
    private static final int MOST = 200;
    private final ClaimFigures figures;
    private final PlatformClock clock;

    FiguresController(ClaimFigures figures, PlatformClock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/monitoring/breakdown")
    Mono<BreakdownView> breakdown(@RequestParam Map<String, String> asked) {
        Dimension by = word(Dimension.values(), asked.getOrDefault("by", "CITY"), "by");
        return Caller.current().flatMap(caller -> {
            Scope scope = Scope.of(caller, asked);
            return figures.by(by, scope)
                    .collectList()
                    .map(rows -> new BreakdownView(by.name(), scope.words(), rows, clock.instant()));
        });
    }

    @GetMapping("/monitoring/claims")
    Mono<ClaimsBehind> claims(@RequestParam Map<String, String> asked) {
        Figure figure = word(Figure.values(), asked.getOrDefault("figure", "SUBMITTED"), "figure");
        int page = number(asked.getOrDefault("page", "0"));
        int size = Math.clamp(number(asked.getOrDefault("size", "50")), 1, MOST);
        return Caller.current().flatMap(caller -> {
            Scope scope = Scope.of(caller, asked);
            return figures.count(figure, scope)
                    .zipWith(figures.list(figure, scope, size, (long) page * size)
                            .collectList())
                    .map(all -> new ClaimsBehind(
                            figure.name(), figure.text(), scope.words(), all.getT1(), page, size, all.getT2()));
        });
    }

    static <E extends Enum<E>> E word(E[] words, String given, String name) {
        return Arrays.stream(words)
                .filter(word -> word.name().equals(given))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        HttpStatus.BAD_REQUEST,
                        ProblemCode.BAD_REQUEST,
                        name + " 只能是 " + Arrays.toString(words) + " 之一。"));
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "page 和 size 为不小于 0 的整数。");
        }
        return Integer.parseInt(text);
    }
}
