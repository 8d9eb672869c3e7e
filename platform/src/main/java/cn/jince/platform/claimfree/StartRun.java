package cn.jince.platform.claimfree;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.AwardEstimates;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 比对: finds the 符合 enterprises and asks each for its wish. */
@UseCase
class StartRun {
    private final PolicyItems items;
    private final Candidates candidates;
    private final Runs runs;
    private final RunEvents events;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    StartRun(
            PolicyItems items,
            Candidates candidates,
            Runs runs,
            RunEvents events,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.items = items;
        this.candidates = candidates;
        this.runs = runs;
        this.events = events;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    Mono<Outcome<Run, ClaimRefusal>> start(Caller caller, String itemId, String division, int limit) {
        if (!caller.covers(division)) {
            return Mono.just(Outcome.refused(new ClaimRefusal.NotFound(division)));
        }
        return items.findPublished(itemId)
                .map(item -> check(item, division))
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(itemId)))
                .flatMap(checked -> switch (checked) {
                    case Outcome.Done<PolicyItem, ClaimRefusal>(PolicyItem item) ->
                        compare(item, new DivisionCode(division), limit).map(Outcome::<Run, ClaimRefusal>done);
                    case Outcome.Refused<PolicyItem, ClaimRefusal>(ClaimRefusal refusal) ->
                        Mono.just(Outcome.refused(refusal));
                });
    }

    private Outcome<PolicyItem, ClaimRefusal> check(PolicyItem item, String division) {
        DivisionCode code = new DivisionCode(division);
        if (item.mode() != PolicyItem.ClaimMode.CLAIM_FREE || item.target() != PolicyItem.Target.ENTERPRISE) {
            return Outcome.refused(new ClaimRefusal.NotClaimable("该事项不是免申即享事项。"));
        }
        if (!item.inForceOn(clock.today())) {
            return Outcome.refused(new ClaimRefusal.NotClaimable("该事项不在有效期内。"));
        }
        return item.division().covers(code)
                ? Outcome.done(item)
                : Outcome.refused(new ClaimRefusal.NotClaimable("该事项不在本行政区划实施。"));
    }

    private Mono<Run> compare(PolicyItem item, DivisionCode division, int limit) {
        return candidates
                .find(item, division, limit)
                .map(dossier -> member(item, dossier))
                .collectList()
                .map(members -> new Run(
                        UUID.randomUUID().toString(),
                        item.id(),
                        item.version(),
                        item.name(),
                        division.value(),
                        Run.State.CONFIRMING,
                        1,
                        item.draftedBy(),
                        null,
                        clock.instant(),
                        null,
                        List.copyOf(members)))
                .flatMap(run -> runs.insert(run)
                        .thenMany(Flux.fromIterable(run.members()))
                        .concatMap(member -> events.tell(run, member, "您的企业符合条件，请在线确认意愿并填写收款账户。"))
                        .then(Mono.just(run))
                        .as(inTransaction::transactional));
    }

    private static Run.Member member(PolicyItem item, Dossier dossier) {
        Fen estimate = AwardEstimates.of(item, dossier);
        return new Run.Member(
                dossier.code().value(),
                dossier.name(),
                dossier.division().value(),
                Run.MemberState.CANDIDATE,
                estimate == null ? null : estimate.value(),
                null,
                null,
                null);
    }
}
