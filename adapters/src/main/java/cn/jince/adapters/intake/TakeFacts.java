package cn.jince.adapters.intake;

import cn.jince.api.adapters.AdapterViews.ExchangeReport;
import cn.jince.api.enterprise.EnterpriseViews.CollectionReport;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.edge.Deadline;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams facts on to the platform, whichever way they came, row by row; bad rows stay behind and are reported. */
@Component
public class TakeFacts {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private final Enterprises enterprises;

    TakeFacts(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    /** @param system who says so; each row one JSON object of an enterprise, see {@link FactsRow} */
    public Mono<ExchangeReport> take(Flux<String> rows, String system) {
        return Mono.defer(() -> {
            TakingReport report = new TakingReport();
            Flux<FactsRow.Good> good = rows.filter(line -> !line.isBlank())
                    .index((row, line) -> FactsRow.read(row + 1, line, system))
                    .doOnNext(report::count)
                    .ofType(FactsRow.Good.class);
            return passOn(good).map(report::with);
        });
    }

    private Mono<CollectionReport> passOn(Flux<FactsRow.Good> rows) {
        // a push of a whole city takes longer than a screen may
        return enterprises
                .collect(rows.map(FactsRow.Good::form))
                .contextWrite(context -> context.put(Deadline.class, Deadline.in(LONGEST)));
    }
}
