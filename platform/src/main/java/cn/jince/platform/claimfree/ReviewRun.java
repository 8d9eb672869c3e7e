package cn.jince.platform.claimfree;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.AwardEstimates;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.claim.StartClaim;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.Dossiers;
import cn.jince.platform.fiscal.FundsRefusal;
import cn.jince.platform.fiscal.Reservation;
import cn.jince.platform.fiscal.ReserveFunds;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.notice.Notices;
import cn.jince.platform.notice.PublicNotice;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 初审 and 复审 of a run: every member is evaluated again each time; who no longer meets the conditions is left out. */
@UseCase
class ReviewRun {
    private final Runs runs;
    private final RunEvents events;
    private final PolicyItems items;
    private final Dossiers dossiers;
    private final ReserveFunds funds;
    private final Notices notices;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final TransactionalOperator inTransaction;

    ReviewRun(
            Runs runs,
            RunEvents events,
            PolicyItems items,
            Dossiers dossiers,
            ReserveFunds funds,
            Notices notices,
            PlatformClock clock,
            WorkingCalendar calendar,
            TransactionalOperator inTransaction) {
        this.runs = runs;
        this.events = events;
        this.items = items;
        this.dossiers = dossiers;
        this.funds = funds;
        this.notices = notices;
        this.clock = clock;
        this.calendar = calendar;
        this.inTransaction = inTransaction;
    }

    Mono<Outcome<Run, ClaimRefusal>> review(
            Caller caller, String id, @Nullable Integer version, boolean approve, String reason) {
        return runs.lock(id)
                .map(run -> check(caller, run, version, approve, reason))
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(id)))
                .flatMap(checked -> switch (checked) {
                    case Outcome.Done<Run, ClaimRefusal>(Run run) ->
                        (approve ? pass(run, caller) : runs.save(run.to(Run.State.CANCELLED, run.firstBy(), null)))
                                .then(Mono.defer(() -> runs.find(id)))
                                .map(Outcome::<Run, ClaimRefusal>done);
                    case Outcome.Refused<Run, ClaimRefusal> refused -> Mono.just(refused);
                })
                .as(inTransaction::transactional)
                .onErrorResume(
                        Claims.StaleClaim.class,
                        _ -> runs.find(id).map(now -> Outcome.refused(new ClaimRefusal.Stale(now.version()))));
    }

    private static Outcome<Run, ClaimRefusal> check(
            Caller caller, Run run, @Nullable Integer version, boolean approve, String reason) {
        if (!caller.covers(run.division())) {
            return Outcome.refused(new ClaimRefusal.NotFound(run.id()));
        }
        if (version == null) {
            return Outcome.refused(new ClaimRefusal.VersionRequired());
        }
        if (version != run.version()) {
            return Outcome.refused(new ClaimRefusal.Stale(run.version()));
        }
        boolean first = run.state() == Run.State.CONFIRMING;
        if (!first && run.state() != Run.State.FIRST_REVIEWED) {
            return Outcome.refused(new ClaimRefusal.NotClaimable("该批次当前不需要审核。"));
        }
        if (!caller.has(first ? Role.FIRST_REVIEW : Role.SECOND_REVIEW)) {
            return Outcome.refused(new ClaimRefusal.NotAllowed("您没有办理这一环节的权限。"));
        }
        if (caller.id().equals(run.draftedBy()) || caller.id().equals(run.firstBy())) {
            return Outcome.refused(new ClaimRefusal.FourEyes("您起草过本事项或办理过前一环节，须由他人办理。"));
        }
        return approve || !reason.isBlank() ? Outcome.done(run) : Outcome.refused(new ClaimRefusal.ReasonRequired());
    }

    private Mono<Void> pass(Run run, Caller caller) {
        boolean first = run.state() == Run.State.CONFIRMING;
        return items.find(run.itemId(), run.itemVersion())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("item " + run.itemId() + " is gone")))
                .flatMap(item -> Flux.fromIterable(run.members())
                        .concatMap(member -> judge(item, member, first))
                        .concatMap(member -> keep(run, item, member, first))
                        .filter(member -> member.state() == Run.MemberState.CONFIRMED
                                || member.state() == Run.MemberState.IN_PUBLIC_NOTICE)
                        .count()
                        .flatMap(left -> runs.save(next(run, item, caller, first, left > 0))));
    }

    private Run next(Run run, PolicyItem item, Caller caller, boolean first, boolean any) {
        if (!any) {
            return run.to(Run.State.CONCLUDED, run.firstBy() == null ? caller.id() : run.firstBy(), null);
        }
        return first
                ? run.to(Run.State.FIRST_REVIEWED, caller.id(), null)
                : run.to(
                        Run.State.IN_PUBLIC_NOTICE,
                        run.firstBy(),
                        open(run, item, run.members().getFirst()).closesOn());
    }

    /** Members that are out already stay out. */
    private Mono<Run.Member> judge(PolicyItem item, Run.Member member, boolean first) {
        return switch (member.state()) {
            case CANDIDATE -> Mono.just(first ? member.to(Run.MemberState.LEFT_OUT, null, "初审前未确认意愿。") : member);
            case CONFIRMED ->
                dossiers.find(new CreditCode(member.creditCode()))
                        .map(dossier -> evaluate(item, member, dossier))
                        .defaultIfEmpty(member.to(Run.MemberState.LEFT_OUT, null, "企业档案已不存在。"));
            case DECLINED, LEFT_OUT, IN_PUBLIC_NOTICE, PAYABLE, PAID -> Mono.just(member);
        };
    }

    private static Run.Member evaluate(PolicyItem item, Run.Member member, Dossier dossier) {
        Evaluation evaluation = Evaluation.of(item.eligibility(), dossier);
        Fen amount = AwardEstimates.of(item, dossier);
        return switch (evaluation.verdict()) {
            case NOT_MET ->
                member.to(Run.MemberState.LEFT_OUT, null, "不再符合条件：" + String.join("；", StartClaim.reasons(evaluation)));
            case TO_BE_VERIFIED -> member.to(Run.MemberState.LEFT_OUT, null, "数据待核实：" + StartClaim.open(evaluation));
            case MET ->
                amount == null || amount.value() <= 0
                        ? member.to(Run.MemberState.LEFT_OUT, null, "金额无法由现有数据核定。")
                        : member.to(Run.MemberState.CONFIRMED, amount.value(), null);
        };
    }

    private Mono<Run.Member> keep(Run run, PolicyItem item, Run.Member judged, boolean first) {
        Long amount = judged.amountFen();
        if (first || judged.state() != Run.MemberState.CONFIRMED || amount == null) {
            return store(run, judged);
        }
        Reservation.Award award =
                new Reservation.Award(run.id(), judged.creditCode(), new DivisionCode(judged.division()), amount);
        Mono<Facts> facts = dossiers.find(new CreditCode(judged.creditCode())).map(dossier -> dossier);
        return funds.reserve(item, clock.today().getYear(), award, facts, clock.instant())
                .flatMap(outcome -> switch (outcome) {
                    case Outcome.Refused<Reservation, FundsRefusal>(FundsRefusal refusal) ->
                        store(run, judged.to(Run.MemberState.LEFT_OUT, null, why(refusal)));
                    case Outcome.Done<Reservation, FundsRefusal> _ -> {
                        Run.Member shown = judged.to(Run.MemberState.IN_PUBLIC_NOTICE, amount, null);
                        yield notices.open(open(run, item, shown)).then(store(run, shown));
                    }
                });
    }

    private static String why(FundsRefusal refusal) {
        return switch (refusal) {
            case FundsRefusal.OverLine _ -> "本年度预算余额不足。";
            case FundsRefusal.OverCap(String cap, long _) -> "超过" + cap + "。";
            case FundsRefusal.NotTogether(String itemId) -> "已享受不可叠加的事项（" + itemId + "）。";
            case FundsRefusal.Twice _ -> "本年度已享受本事项。";
        };
    }

    private PublicNotice open(Run run, PolicyItem item, Run.Member member) {
        long amount = member.amountFen() == null ? 0 : member.amountFen();
        LocalDate today = clock.today();
        return PublicNotice.open(
                PublicNotice.Subject.RUN,
                run.id(),
                item,
                new PublicNotice.About(member.name(), member.creditCode(), member.division(), amount),
                today,
                calendar);
    }

    private Mono<Run.Member> store(Run run, Run.Member member) {
        boolean moved = run.members().stream()
                .noneMatch(
                        before -> before.creditCode().equals(member.creditCode()) && before.state() == member.state());
        Mono<Void> tell = moved ? events.tell(run, member, member.reason()) : Mono.empty();
        return runs.save(run.id(), member).then(tell).thenReturn(member);
    }
}
