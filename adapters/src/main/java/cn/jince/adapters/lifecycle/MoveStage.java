package cn.jince.adapters.lifecycle;

import cn.jince.adapters.descriptor.Stage;
import cn.jince.api.adapters.AdapterViews.StageMoveForm;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Moves a capability to another stage: decided, kept with its audit row, in force here at once. */
@Component
public class MoveStage {
    private final StageBoard board;
    private final Stages stages;
    private final TransactionalOperator inTransaction;
    private final Clock clock;

    MoveStage(StageBoard board, Stages stages, TransactionalOperator inTransaction, Clock clock) {
        this.board = board;
        this.stages = stages;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    public Mono<StageMoved> move(String system, StageMoveForm form, String actor) {
        return Mono.defer(() -> switch (decide(system, form)) {
            case StageMoved.Refused refused -> Mono.just(refused);
            case StageMoved.Moved moved -> keep(board.of(system, form.capability()), moved.standing(), form, actor);
        });
    }

    private StageMoved decide(String system, StageMoveForm form) {
        if (!board.knows(system, form.capability())) {
            return refused(new StageRefusal.NoSuchConnector(system, form.capability()));
        }
        if (Arrays.stream(Stage.values()).noneMatch(stage -> stage.name().equals(form.to()))) {
            return refused(new StageRefusal.NoSuchStage(form.to()));
        }
        if (form.reason().isBlank()) {
            return refused(new StageRefusal.NoReason());
        }
        Standing before = board.of(system, form.capability());
        Stage to = Stage.valueOf(form.to());
        if (!StageMoves.allows(before.stage(), to)) {
            return refused(new StageRefusal.IllegalMove(before.stage(), to));
        }
        return new StageMoved.Moved(new Standing(
                system,
                form.capability(),
                to,
                form.notice() == null ? before.notice() : form.notice(),
                form.expected() == null ? before.expected() : form.expected(),
                before.version() + 1));
    }

    private Mono<StageMoved> keep(Standing before, Standing after, StageMoveForm form, String actor) {
        return stages.keep(before, after)
                .flatMap(kept -> kept
                        ? stages.audit(before, after, form.reason(), actor, clock.instant())
                                .thenReturn((StageMoved) new StageMoved.Moved(after))
                        : Mono.just(refused(new StageRefusal.MovedMeanwhile())))
                .as(inTransaction::transactional)
                .doOnNext(moved -> {
                    if (moved instanceof StageMoved.Moved) {
                        board.post(after);
                    }
                });
    }

    private static StageMoved refused(StageRefusal refusal) {
        return new StageMoved.Refused(refusal);
    }
}
