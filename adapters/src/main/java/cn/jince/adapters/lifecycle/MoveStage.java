package cn.jince.adapters.lifecycle;

import cn.jince.adapters.lifecycle.Proposals.Outcome;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Moves a capability to another stage: decided, kept with its audit row, in force here at once. A move to LIVE waits
 * for a second operator.
 */
@Component
public class MoveStage {
    private final StageBoard board;
    private final Stages stages;
    private final Proposals proposals;
    private final Badges badges;
    private final TransactionalOperator inTransaction;
    private final Clock clock;

    MoveStage(
            StageBoard board,
            Stages stages,
            Proposals proposals,
            Badges badges,
            TransactionalOperator inTransaction,
            Clock clock) {
        this.board = board;
        this.stages = stages;
        this.proposals = proposals;
        this.badges = badges;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    /** Moves at once, or proposes where the move needs a second operator. */
    public Mono<StageMoved> move(StageMove move, String actor) {
        return checked(
                move,
                () -> StageMoves.needsFourEyes(move.to())
                        ? propose(move, actor)
                        : keep(standing(move), move, actor, null));
    }

    /** The second pair of eyes; everything is looked at again. */
    public Mono<StageMoved> confirm(String system, long id, String actor) {
        return proposals.find(system, id).flatMap(found -> {
            if (found.isEmpty()) {
                return refused(new StageRefusal.NoSuchProposal(id));
            }
            Proposal proposal = found.get();
            if (proposal.proposedBy().equals(actor)) {
                return refused(new StageRefusal.SamePerson());
            }
            if (standing(proposal.move()).version() != proposal.version()) {
                return refused(new StageRefusal.MovedMeanwhile());
            }
            return checked(proposal.move(), () -> confirmed(proposal, actor));
        });
    }

    /** Any operator may withdraw what waits. */
    public Mono<StageMoved> withdraw(String system, long id, String reason, String actor) {
        if (reason.isBlank()) {
            return refused(new StageRefusal.NoReason());
        }
        return proposals.find(system, id).flatMap(found -> {
            if (found.isEmpty()) {
                return refused(new StageRefusal.NoSuchProposal(id));
            }
            return proposals
                    .settle(id, Outcome.WITHDRAWN, actor, reason, clock.instant())
                    .flatMap(settled -> settled
                            ? Mono.just(new StageMoved.Withdrawn(
                                    standing(found.get().move())))
                            : refused(new StageRefusal.NoSuchProposal(id)));
        });
    }

    private Mono<StageMoved> checked(StageMove move, Supplier<Mono<StageMoved>> then) {
        return Mono.defer(() -> {
            StageRefusal refusal = StageRules.refusal(board, move);
            if (refusal != null) {
                return refused(refusal);
            }
            if (!StageMoves.needsBadge(standing(move), move.to())) {
                return then.get();
            }
            String hash = board.contractHash(move.system(), move.capability());
            return badges.covers(move.system(), move.capability(), hash, clock.instant())
                    .flatMap(covered -> covered ? then.get() : refused(new StageRefusal.NoBadge(hash)));
        });
    }

    private Standing standing(StageMove move) {
        Standing nearest = board.of(move.system(), move.capability(), move.division());
        return nearest.division().equals(move.division()) ? nearest : nearest.in(move.division());
    }

    private Mono<StageMoved> propose(StageMove move, String actor) {
        Standing before = standing(move);
        return proposals
                .add(move, before.version(), actor, clock.instant())
                .flatMap(added -> added
                        ? Mono.just(new StageMoved.Proposed(before))
                        : refused(new StageRefusal.AlreadyProposed()));
    }

    private Mono<StageMoved> confirmed(Proposal proposal, String actor) {
        StageMove move = proposal.move();
        return proposals
                .settle(proposal.id(), Outcome.CONFIRMED, actor, move.reason(), clock.instant())
                .flatMap(settled -> settled
                        ? keep(standing(move), move, actor, proposal.proposedBy())
                        : refused(new StageRefusal.NoSuchProposal(proposal.id())))
                .as(inTransaction::transactional);
    }

    private Mono<StageMoved> keep(Standing before, StageMove move, String actor, @Nullable String proposedBy) {
        Standing after = before.with(move).to(move.to());
        String hash = board.contractHash(move.system(), move.capability());
        return stages.keep(before, after)
                .flatMap(kept -> kept
                        ? stages.audit(before, after, move.reason(), hash, actor, proposedBy, clock.instant())
                                .then(proposals.overtake(after, clock.instant()))
                                .thenReturn((StageMoved) new StageMoved.Moved(after))
                        : refused(new StageRefusal.MovedMeanwhile()))
                .as(inTransaction::transactional)
                .doOnNext(moved -> {
                    if (moved instanceof StageMoved.Moved) {
                        board.post(after);
                    }
                });
    }

    private static Mono<StageMoved> refused(StageRefusal refusal) {
        return Mono.just(new StageMoved.Refused(refusal));
    }
}
