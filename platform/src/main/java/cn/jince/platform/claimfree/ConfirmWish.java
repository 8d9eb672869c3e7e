package cn.jince.platform.claimfree;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Account;
import cn.jince.platform.claim.ClaimForms;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.Defect;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.UseCase;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 意愿确认: said once; the same again changes nothing. */
@UseCase
class ConfirmWish {
    private final Runs runs;
    private final TransactionalOperator inTransaction;

    ConfirmWish(Runs runs, TransactionalOperator inTransaction) {
        this.runs = runs;
        this.inTransaction = inTransaction;
    }

    Mono<Outcome<Run, ClaimRefusal>> confirm(
            Caller caller, String id, String creditCode, boolean wish, @Nullable Account account) {
        return runs.lock(id)
                .map(run -> decide(caller, run, creditCode, wish, account))
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(id)))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Run.Member, ClaimRefusal>(Run.Member member) ->
                        runs.save(id, member)
                                .then(Mono.defer(() -> runs.find(id)))
                                .map(Outcome::<Run, ClaimRefusal>done);
                    case Outcome.Refused<Run.Member, ClaimRefusal>(ClaimRefusal refusal) ->
                        Mono.just(Outcome.<Run, ClaimRefusal>refused(refusal));
                })
                .as(inTransaction::transactional);
    }

    private static Outcome<Run.Member, ClaimRefusal> decide(
            Caller caller, Run run, String creditCode, boolean wish, @Nullable Account account) {
        Run.Member member = run.members().stream()
                .filter(one -> one.creditCode().equals(creditCode))
                .findFirst()
                .orElse(null);
        if (member == null || !caller.actsFor(creditCode)) {
            return Outcome.refused(new ClaimRefusal.NotFound(run.id()));
        }
        if (!caller.accepts(creditCode)) {
            return Outcome.refused(new ClaimRefusal.NotAllowed("只有法定代表人可以确认意愿。"));
        }
        Run.Member said = member.wishes(wish, wish ? account : null);
        if (said.state() == member.state() && Objects.equals(said.account(), member.account())) {
            return Outcome.done(member);
        }
        if (member.state() != Run.MemberState.CANDIDATE || run.state() != Run.State.CONFIRMING) {
            return Outcome.refused(new ClaimRefusal.NotClaimable("意愿已确认或确认期已过，不能更改。"));
        }
        if (wish
                && (account == null
                        || !account.wellFormed()
                        || !account.holder().equals(member.name()))) {
            return Outcome.refused(new ClaimRefusal.FormIncomplete(
                    List.of(new Defect(ClaimForms.ACCOUNT, "请填写收款账户，户名须与企业名称一致：" + member.name()))));
        }
        return Outcome.done(said);
    }
}
