package cn.jince.adapters.collection;

import cn.jince.adapters.intake.batch.PassOnToPlatform;
import cn.jince.adapters.intake.batch.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Passes the rows of a page on to the platform and learns what became of each. */
@Component
class KeepRows {
    private final PassOnToPlatform platform;

    KeepRows(PassOnToPlatform platform) {
        this.platform = platform;
    }

    /** @param source under whose name the rows are kept; @param divisions whose enterprises they may be about */
    Mono<Kept> keep(String source, List<String> divisions, List<Line> lines) {
        List<Line.Good> good = lines.stream()
                .filter(Line.Good.class::isInstance)
                .map(Line.Good.class::cast)
                .toList();
        if (good.isEmpty()) {
            return Mono.fromSupplier(() -> Kept.of(lines, Map.of()));
        }
        return platform.facts(
                        source,
                        divisions,
                        good.stream().map(line -> line.form(source)).toList())
                .map(refusals -> Kept.of(lines, verdicts(refusals)));
    }

    /** By place among the rows that were passed on. */
    private static Map<Integer, Refusal> verdicts(List<Refusal> refusals) {
        Map<Integer, Refusal> verdicts = new HashMap<>();
        refusals.forEach(each -> verdicts.put(each.index(), each));
        return verdicts;
    }
}
