package cn.jince.adapters.collection;

import cn.jince.adapters.intake.TakeFacts;
import cn.jince.api.adapters.AdapterViews.ExchangeReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hands the rows of a page to the intake and learns what became of each. */
@Component
class KeepRows {
    private static final Pattern REFUSAL = Pattern.compile("第(\\d+)行 (\\S+) (.*)");
    private final TakeFacts takeFacts;

    KeepRows(TakeFacts takeFacts) {
        this.takeFacts = takeFacts;
    }

    Mono<Kept> keep(String system, List<Line> lines) {
        List<String> good = lines.stream()
                .filter(Line.Good.class::isInstance)
                .map(line -> ((Line.Good) line).text())
                .toList();
        if (good.isEmpty()) {
            return Mono.fromSupplier(() -> Kept.of(lines, Map.of()));
        }
        return takeFacts.take(Flux.fromIterable(good), system).map(report -> Kept.of(lines, verdicts(report)));
    }

    private static Map<Integer, Row.Damaged> verdicts(ExchangeReport report) {
        Map<Integer, Row.Damaged> verdicts = new HashMap<>();
        for (String refusal : report.refusals()) {
            Matcher said = REFUSAL.matcher(refusal);
            if (said.matches()) {
                verdicts.put(Integer.parseInt(said.group(1)) - 1, new Row.Damaged("", said.group(2), said.group(3)));
            }
        }
        if (verdicts.size() != report.quarantined()) {
            throw new IllegalStateException("the platform did not say which rows it refused");
        }
        return verdicts;
    }
}
