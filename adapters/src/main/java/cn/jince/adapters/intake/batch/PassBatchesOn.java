package cn.jince.adapters.intake.batch;

import cn.jince.adapters.Background;
import cn.jince.adapters.sender.Sender;
import cn.jince.adapters.sender.Senders;
import cn.jince.api.exchange.ExchangeViews.QuarantinedRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Passes received batches on, chunk by chunk: lease, call outside any transaction, keep the verdicts with the chunk. A
 * chunk whose fate nobody knows is passed on again; the platform takes the same rows twice without effect, and they are
 * counted here, once.
 */
@Component
public class PassBatchesOn implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(PassBatchesOn.class);
    private static final Duration LEASE = Duration.ofSeconds(40);
    private static final Duration TURN = Duration.ofSeconds(60);
    private static final int AT_ONCE = 2;
    private static final int CHUNKS_A_LEASE = 20;
    private final Batches batches;
    private final Chunks chunks;
    private final Quarantine quarantine;
    private final PassOnOnce passOn;
    private final Senders senders;
    private final TransactionalOperator inTransaction;
    private final Background background;

    PassBatchesOn(
            Batches batches,
            Chunks chunks,
            Quarantine quarantine,
            PassOnOnce passOn,
            Senders senders,
            TransactionalOperator inTransaction,
            Background background) {
        this.batches = batches;
        this.chunks = chunks;
        this.quarantine = quarantine;
        this.passOn = passOn;
        this.senders = senders;
        this.inTransaction = inTransaction;
        this.background = background;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        background.repeat("passing batches on", Duration.ofMillis(300), TURN, passDue());
    }

    /** Works until nothing is due. */
    public Mono<Void> passDue() {
        return Flux.range(0, AT_ONCE).flatMap(_ -> drain(), AT_ONCE).then();
    }

    private Mono<Void> drain() {
        return batches.lease(LEASE).flatMap(batch -> work(batch).then(Mono.defer(this::drain)));
    }

    private Mono<Void> work(Batch batch) {
        Optional<Sender> sender = senders.find(batch.system());
        if (sender.isEmpty()) {
            log.warn("batch {} of {} waits: the system is not registered any more", batch.batch(), batch.system());
            return batches.release(batch, Duration.ofMinutes(5));
        }
        return passChunks(sender.get(), batch, CHUNKS_A_LEASE)
                .then(batches.finish(batch))
                .then(batches.release(batch, Duration.ZERO))
                .onErrorResume(Exception.class, error -> {
                    Duration wait = backOff(batch.attempts());
                    log.warn(
                            "batch {} of {} is passed on again in {} ms: {}",
                            batch.batch(),
                            batch.system(),
                            wait.toMillis(),
                            error.toString());
                    return batches.release(batch, wait);
                });
    }

    private Mono<Void> passChunks(Sender sender, Batch batch, int most) {
        return most == 0
                ? Mono.empty()
                : chunks.firstWaiting(batch)
                        .flatMap(waiting -> pass(sender, batch, waiting)
                                .then(Mono.defer(() -> passChunks(sender, batch, most - 1))));
    }

    private Mono<Boolean> pass(Sender sender, Batch batch, Chunks.Waiting waiting) {
        List<Chunk.Passing> rows = Chunk.unpacked(waiting.content());
        return passOn.pass(
                        sender,
                        batch.kind(),
                        rows.stream().map(Chunk.Passing::json).toList())
                .flatMap(refusals -> judge(batch, waiting, rows, refusals));
    }

    /** Fails where a later lease has taken over: then the verdicts are that one's. */
    private Mono<Boolean> judge(Batch batch, Chunks.Waiting waiting, List<Chunk.Passing> rows, List<Refusal> refusals) {
        List<QuarantinedRow> bad = refusals.stream()
                .map(no -> new QuarantinedRow(
                        rows.get(no.index()).number(),
                        no.defect().code(),
                        no.defect().pointer(),
                        no.ours() == null ? no.defect().detail() : no.defect().detail() + "（平台：" + no.ours() + "）",
                        rows.get(no.index()).json()))
                .toList();
        return batches.hold(batch, LEASE)
                .flatMap(mine -> mine
                        ? quarantine
                                .keep(batch, bad)
                                .then(chunks.judged(batch, waiting.number(), rows.size() - bad.size(), bad.size()))
                                .thenReturn(true)
                        : Mono.error(new IllegalStateException("another lease has taken over")))
                .as(inTransaction::transactional);
    }

    /** 1 s doubled with each attempt, up to 30 s. */
    private static Duration backOff(int attempts) {
        return Duration.ofMillis(Math.min(30_000, 500L << Math.min(attempts, 6)));
    }
}
