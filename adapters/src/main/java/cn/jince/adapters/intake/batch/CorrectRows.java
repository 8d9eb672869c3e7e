package cn.jince.adapters.intake.batch;

import cn.jince.adapters.intake.row.Defect;
import cn.jince.adapters.intake.row.RowCheck;
import cn.jince.adapters.sender.Sender;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Takes corrected rows of a batch that is done: a good one leaves the quarantine and counts as accepted. */
@Component
public class CorrectRows {
    private final Batches batches;
    private final Chunks chunks;
    private final Quarantine quarantine;
    private final PassOnOnce passOn;
    private final TransactionalOperator inTransaction;
    private final Clock clock;

    CorrectRows(
            Batches batches,
            Chunks chunks,
            Quarantine quarantine,
            PassOnOnce passOn,
            TransactionalOperator inTransaction,
            Clock clock) {
        this.batches = batches;
        this.chunks = chunks;
        this.quarantine = quarantine;
        this.passOn = passOn;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    /** @param row the number the batch knows it by */
    public record Correction(long row, ObjectNode record) {}

    /** What came of the corrections. */
    public enum Outcome {
        CORRECTED,
        NO_SUCH_BATCH,
        NOT_DONE_YET
    }

    /** Rows that are in the quarantine no more are left as they are: the same correction again changes nothing. */
    public Mono<Outcome> correct(Sender sender, String id, List<Correction> corrections) {
        return batches.find(sender.system(), id)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> {
                    if (found.isEmpty()) {
                        return Mono.just(Outcome.NO_SUCH_BATCH);
                    }
                    Batch batch = found.get();
                    return batch.state() == Batch.State.DONE
                            ? Flux.fromIterable(corrections)
                                    .concatMap(one -> correct(sender, batch, one))
                                    .then(Mono.just(Outcome.CORRECTED))
                            : Mono.just(Outcome.NOT_DONE_YET);
                });
    }

    private Mono<Void> correct(Sender sender, Batch batch, Correction correction) {
        return quarantine
                .holds(batch, correction.row())
                .filter(Boolean::booleanValue)
                .flatMap(_ -> {
                    @Nullable Defect wrong = new RowCheck(batch.kind(), sender, clock).check(correction.record());
                    String json = correction.record().toString();
                    @Nullable Defect defect = wrong == null ? RowCheck.storable(json) : wrong;
                    return defect == null
                            ? passOn.pass(sender, batch.kind(), List.of(json))
                                    .flatMap(refused -> refused.isEmpty()
                                            ? accepted(batch, correction.row())
                                            : quarantine.stays(
                                                    batch,
                                                    correction.row(),
                                                    refused.getFirst().defect(),
                                                    json))
                            : quarantine.stays(batch, correction.row(), defect, json.replace("\\u0000", ""));
                });
    }

    private Mono<Void> accepted(Batch batch, long row) {
        int chunk = Math.toIntExact((row - 1) / batch.kind().chunk());
        return quarantine
                .release(batch, row)
                .flatMap(mine -> mine ? chunks.corrected(batch, chunk) : Mono.empty())
                .as(inTransaction::transactional);
    }
}
