package cn.jince.adapters.intake.batch;

import cn.jince.adapters.intake.row.Row;
import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Quotas;
import cn.jince.adapters.sender.Sender;
import cn.jince.api.exchange.ExchangeViews.QuarantinedRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Receives a batch chunk by chunk: what was kept before is known by its hashes and costs a look; what is new is kept
 * with its bad rows in one transaction. Nothing is passed on before the last row came, so a cut upload did nothing that
 * the next one would have to undo.
 */
@Component
public class TakeBatch {
    static final long MOST_ROWS = 1_000_000;
    private final Batches batches;
    private final Chunks chunks;
    private final Quarantine quarantine;
    private final Quotas quotas;
    private final RowsInFlight inFlight;
    private final TransactionalOperator inTransaction;

    TakeBatch(
            Batches batches,
            Chunks chunks,
            Quarantine quarantine,
            Quotas quotas,
            RowsInFlight inFlight,
            TransactionalOperator inTransaction) {
        this.batches = batches;
        this.chunks = chunks;
        this.quarantine = quarantine;
        this.quotas = quotas;
        this.inFlight = inFlight;
        this.inTransaction = inTransaction;
    }

    /** What came of an upload. */
    public sealed interface Taking {
        record Taken(Batch batch, long rows) implements Taking {}

        record Refused(TakingRefusal refusal) implements Taking {}
    }

    /** @param bodyHolds asked after the last row: whether the body was the one that was signed */
    public Mono<Taking> take(Sender sender, Kind kind, String id, Flux<Row> rows, BooleanSupplier bodyHolds) {
        return batches.begin(sender.system(), kind, id).flatMap(batch -> {
            if (batch.kind() != kind) {
                return Mono.just(refused(new TakingRefusal.BatchIdReused(0)));
            }
            return batch.state() == Batch.State.RECEIVING
                    ? receive(sender, batch, rows, bodyHolds)
                    : compare(batch, rows, bodyHolds);
        });
    }

    private Mono<Taking> receive(Sender sender, Batch batch, Flux<Row> rows, BooleanSupplier bodyHolds) {
        return each(batch, rows, chunk -> keep(sender, batch, chunk)).flatMap(seen -> switch (seen) {
            case Seen.Stopped(TakingRefusal refusal) -> Mono.just(refused(refusal));
            case Seen.Whole(long count, int _) when count == 0 -> Mono.just(refused(new TakingRefusal.Empty()));
            case Seen.Whole _ when !bodyHolds.getAsBoolean() -> Mono.just(refused(new TakingRefusal.BodyDiffers()));
            case Seen.Whole(long count, int chunkCount) -> complete(batch, count, chunkCount);
        });
    }

    private Mono<Taking> complete(Batch batch, long rows, int chunkCount) {
        return batches.complete(batch)
                .flatMap(mine -> mine
                        ? chunks.dropFrom(batch, chunkCount)
                                .then(quarantine.drop(batch, rows + 1, Long.MAX_VALUE))
                                .thenReturn((Taking) new Taking.Taken(batch, rows))
                        : Mono.just(refused(new TakingRefusal.Overtaken())))
                .as(inTransaction::transactional);
    }

    /** The whole batch is there already: the same again changes nothing, anything else is another batch. */
    private Mono<Taking> compare(Batch batch, Flux<Row> rows, BooleanSupplier bodyHolds) {
        return each(batch, rows, chunk -> same(batch, chunk)).flatMap(seen -> switch (seen) {
            case Seen.Stopped(TakingRefusal refusal) -> Mono.just(refused(refusal));
            case Seen.Whole _ when !bodyHolds.getAsBoolean() -> Mono.just(refused(new TakingRefusal.BodyDiffers()));
            case Seen.Whole(long count, int _) ->
                chunks.rows(batch)
                        .map(kept -> kept == count
                                ? new Taking.Taken(batch, count)
                                : refused(new TakingRefusal.BatchIdReused(count + 1)));
        });
    }

    private Mono<Optional<TakingRefusal>> same(Batch batch, Chunk chunk) {
        return chunks.hashes(batch, chunk.number()).defaultIfEmpty(new byte[0]).map(kept -> {
            int differs = Arrays.mismatch(kept, chunk.hashes());
            return differs < 0
                    ? Optional.empty()
                    : Optional.of(new TakingRefusal.BatchIdReused(chunk.firstRow() + differs / 8));
        });
    }

    private Mono<Optional<TakingRefusal>> keep(Sender sender, Batch batch, Chunk chunk) {
        if (chunk.lastRow() > MOST_ROWS) {
            return Mono.just(Optional.of(new TakingRefusal.TooManyRows(MOST_ROWS)));
        }
        return chunks.hashes(batch, chunk.number())
                .defaultIfEmpty(new byte[0])
                .flatMap(kept -> Arrays.equals(kept, chunk.hashes())
                        ? Mono.just(Optional.<TakingRefusal>empty())
                        : quotas.charge(sender, chunk.rows().size()).then(keepNew(batch, chunk)));
    }

    private Mono<Optional<TakingRefusal>> keepNew(Batch batch, Chunk chunk) {
        List<QuarantinedRow> bad = chunk.bad().stream()
                .map(row -> new QuarantinedRow(
                        row.number(),
                        row.defect().code(),
                        row.defect().pointer(),
                        row.defect().detail(),
                        row.content()))
                .toList();
        return batches.touch(batch)
                .flatMap(mine -> mine
                        ? quarantine
                                .drop(
                                        batch,
                                        chunk.firstRow(),
                                        chunk.firstRow() + batch.kind().chunk() - 1)
                                .then(quarantine.keep(batch, bad))
                                .then(chunks.keep(batch, chunk))
                                .thenReturn(Optional.<TakingRefusal>empty())
                        : Mono.just(Optional.<TakingRefusal>of(new TakingRefusal.Overtaken())))
                .as(inTransaction::transactional);
    }

    /** How far the rows went. */
    private sealed interface Seen {
        record Whole(long rows, int chunks) implements Seen {}

        record Stopped(TakingRefusal refusal) implements Seen {}
    }

    /** One chunk after the other; asks for the next rows only when a chunk is done with. */
    private Mono<Seen> each(
            Batch batch, Flux<Row> rows, java.util.function.Function<Chunk, Mono<Optional<TakingRefusal>>> work) {
        return Mono.defer(() -> {
            AtomicLong count = new AtomicLong();
            AtomicInteger number = new AtomicInteger();
            AtomicLong open = new AtomicLong();
            return rows.doOnNext(_ -> {
                        open.incrementAndGet();
                        inFlight.read();
                    })
                    .buffer(batch.kind().chunk())
                    .concatMap(
                            buffer -> work.apply(new Chunk(number.getAndIncrement(), buffer))
                                    .doOnNext(_ -> {
                                        count.addAndGet(buffer.size());
                                        open.addAndGet(-buffer.size());
                                        inFlight.kept(buffer.size());
                                    }),
                            1)
                    .filter(Optional::isPresent)
                    .map(Optional::get)
                    .next()
                    .map(refusal -> (Seen) new Seen.Stopped(refusal))
                    .switchIfEmpty(Mono.fromSupplier(() -> new Seen.Whole(count.get(), number.get())))
                    .doFinally(_ -> inFlight.kept(open.getAndSet(0)));
        });
    }

    private static Taking refused(TakingRefusal refusal) {
        return new Taking.Refused(refusal);
    }
}
