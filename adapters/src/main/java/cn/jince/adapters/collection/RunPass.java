package cn.jince.adapters.collection;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One pass, page by page: rows are kept at the platform, then flags and acknowledgements go to the source, then cursor
 * and marks are written in one transaction that only the holder of the lease can commit. A crash between any two of
 * these repeats the page, and everything in it does the same a second time.
 */
@Component
class RunPass {
    private final KeepRows keepRows;
    private final Jobs jobs;
    private final TransactionalOperator inTransaction;
    private final Clock clock;

    RunPass(KeepRows keepRows, Jobs jobs, TransactionalOperator inTransaction, Clock clock) {
        this.keepRows = keepRows;
        this.jobs = jobs;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    Mono<Void> run(Collection collection, Job job, boolean keeps) {
        return Mono.defer(() -> {
            Pass pass = new Pass(job.system(), job.capability(), job.cursor(), clock.instant(), keeps);
            return Flux.<Page>from(collection.source().pages(pass))
                    .concatMap(page -> page(collection, job, pass, page), 0)
                    .takeUntilOther(held(job))
                    .timeout(Mono.delay(collection.settings().longest()), _ -> Mono.never())
                    .then();
        });
    }

    private Mono<Void> page(Collection collection, Job job, Pass pass, Page page) {
        List<Line> lines = page.rows().stream().map(collection.mapping()::of).toList();
        if (!pass.keeps()) {
            return jobs.compared(job, Kept.of(lines, java.util.Map.of()));
        }
        return page.begin()
                .then(Mono.defer(() -> keepRows.keep(
                        collection.keptUnder(), collection.system().divisions(), lines)))
                .onErrorResume(failure -> page.notKept().then(Mono.error(failure)))
                .flatMap(kept -> page.settle(kept)
                        .then(Mono.defer(() -> page.mark(kept)
                                .then(jobs.progress(job, page.cursor(), kept))
                                .as(inTransaction::transactional))))
                .then();
    }

    /** Fails when another instance has taken over; renews the lease until then. */
    private Mono<Void> held(Job job) {
        Duration often = Jobs.LEASE.dividedBy(3);
        return Flux.interval(often, often)
                .onBackpressureDrop()
                .concatMap(_ -> jobs.renew(job), 1)
                .then();
    }
}
