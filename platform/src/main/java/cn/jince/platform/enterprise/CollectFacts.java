package cn.jince.platform.enterprise;

import cn.jince.api.enterprise.EnterpriseViews.CollectionReport;
import cn.jince.api.enterprise.EnterpriseViews.RowRefusal;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** 数据归集: takes rows as they come, keeps them in batches, quarantines what is wrong with its reason. */
@UseCase
public class CollectFacts {
    private static final int BATCH = 600;
    private static final int LISTED = 100;
    private final RowCheck check;
    private final FactStore store;
    private final List<DossierWatch> watches;
    private final TransactionalOperator inTransaction;
    private final PlatformClock clock;

    CollectFacts(
            RowCheck check,
            FactStore store,
            List<DossierWatch> watches,
            TransactionalOperator inTransaction,
            PlatformClock clock) {
        this.check = check;
        this.store = store;
        this.watches = watches;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    public Mono<CollectionReport> collect(Flux<JsonNode> rows) {
        LocalDate today = clock.today();
        return rows.map(row -> check.check(row, today))
                .buffer(BATCH)
                .concatMap(batch -> keep(batch).thenReturn(batch), 1)
                .collect(Report::new, Report::add)
                .map(Report::done);
    }

    /** Keeps the accepted rows of a batch in one transaction, then tells who watches. */
    Mono<Void> keep(List<Outcome<CollectedFacts, RowCheck.Defect>> batch) {
        Collection<CollectedFacts> accepted = newest(batch);
        if (accepted.isEmpty()) {
            return Mono.empty();
        }
        List<CreditCode> codes =
                accepted.stream().map(CollectedFacts::code).distinct().toList();
        return store.keep(List.copyOf(accepted))
                .as(inTransaction::transactional)
                .thenMany(Flux.fromIterable(watches))
                .concatMap(watch -> watch.changed(codes))
                .then();
    }

    /** One row per enterprise and source, in one order everywhere, so that collections do not deadlock. */
    private static Collection<CollectedFacts> newest(List<Outcome<CollectedFacts, RowCheck.Defect>> batch) {
        Map<String, CollectedFacts> newest = new LinkedHashMap<>();
        for (Outcome<CollectedFacts, RowCheck.Defect> outcome : batch) {
            if (outcome instanceof Outcome.Done<CollectedFacts, RowCheck.Defect>(CollectedFacts row)) {
                newest.merge(
                        row.code().value() + row.system(),
                        row,
                        (old, next) -> next.asOf().isBefore(old.asOf()) ? old : next);
            }
        }
        return newest.values().stream()
                .sorted(Comparator.comparing((CollectedFacts row) -> row.code().value())
                        .thenComparing(CollectedFacts::system))
                .toList();
    }

    private static final class Report {
        private long received;
        private long quarantined;
        private final List<RowRefusal> refusals = new ArrayList<>();

        void add(List<Outcome<CollectedFacts, RowCheck.Defect>> batch) {
            for (Outcome<CollectedFacts, RowCheck.Defect> outcome : batch) {
                received++;
                if (outcome instanceof Outcome.Refused<CollectedFacts, RowCheck.Defect>(RowCheck.Defect defect)) {
                    quarantined++;
                    if (refusals.size() < LISTED) {
                        refusals.add(new RowRefusal(received, defect.creditCode(), defect.code(), defect.detail()));
                    }
                }
            }
        }

        CollectionReport done() {
            return new CollectionReport(received, received - quarantined, quarantined, List.copyOf(refusals));
        }
    }
}
