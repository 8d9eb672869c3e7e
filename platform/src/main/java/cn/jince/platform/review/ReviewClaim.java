package cn.jince.platform.review;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.ChangeClaim;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimAccess;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimForms;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.ClaimVerb;
import cn.jince.platform.claim.Readiness;
import cn.jince.platform.claim.Stage;
import cn.jince.platform.claim.StageDecisions;
import cn.jince.platform.enterprise.Dossiers;
import cn.jince.platform.fiscal.FundsRefusal;
import cn.jince.platform.fiscal.Reservation;
import cn.jince.platform.fiscal.ReserveFunds;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.notice.Notices;
import cn.jince.platform.notice.PublicNotice;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 初审, 会审 and 复审. The last approval reserves the funds and opens the public notice in one transaction. */
@UseCase
public class ReviewClaim {
    private final ChangeClaim changing;
    private final Readiness readiness;
    private final PolicyItems items;
    private final ReserveFunds funds;
    private final Dossiers dossiers;
    private final Notices notices;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;

    public ReviewClaim(
            ChangeClaim changing,
            Readiness readiness,
            PolicyItems items,
            ReserveFunds funds,
            Dossiers dossiers,
            Notices notices,
            PlatformClock clock,
            WorkingCalendar calendar) {
        this.changing = changing;
        this.readiness = readiness;
        this.items = items;
        this.funds = funds;
        this.dossiers = dossiers;
        this.notices = notices;
        this.clock = clock;
        this.calendar = calendar;
    }

    public Mono<Outcome<Claim, ClaimRefusal>> review(
            Caller caller,
            String id,
            @Nullable Integer version,
            boolean approve,
            String reason,
            @Nullable Long amountFen) {
        Instant now = clock.instant();
        return changing.change(
                id,
                claim -> ClaimAccess.officer(caller, role(claim), claim)
                        .then(mine -> ClaimAccess.version(version, mine))
                        .then(current -> decide(current, caller, approve, reason, amountFen, now)),
                step -> readiness(step, reason).flatMap(ready -> switch (ready) {
                    case Outcome.Done<Claim.Step, ClaimRefusal> _ -> reserve(step, now);
                    case Outcome.Refused<Claim.Step, ClaimRefusal> refused -> Mono.just(refused);
                }),
                step -> openNotice(step, now));
    }

    private static Role role(Claim claim) {
        Stage stage = claim.nextStage();
        return stage == null || stage == Stage.ACCEPTANCE ? Role.SECOND_REVIEW : stage.role();
    }

    private static Outcome<Claim.Step, ClaimRefusal> decide(
            Claim claim, Caller caller, boolean approve, String reason, @Nullable Long amountFen, Instant now) {
        ClaimEvent.Actor officer = ClaimAccess.actor(caller);
        if (!approve) {
            return reason.isBlank()
                    ? Outcome.refused(new ClaimRefusal.ReasonRequired())
                    : claim.reject(reason, officer, now);
        }
        if (claim.nextStage() == Stage.FIRST_REVIEW) {
            return claim.firstReview(reason, officer, now);
        }
        if (claim.nextStage() == Stage.JOINT_REVIEW) {
            return StageDecisions.jointReview(claim, reason, officer, now);
        }
        return claim.approve(amountFen, reason, officer, now)
                .then(approved -> approved.next()
                        .follow(
                                ClaimVerb.OPEN_NOTICE,
                                ClaimEvent.Kind.NOTICE_OPENED,
                                ClaimEvent.Actor.PLATFORM,
                                now,
                                null)
                        .map(approved::and));
    }

    private Mono<Outcome<Claim.Step, ClaimRefusal>> readiness(Claim.Step step, String reason) {
        return switch (step.next().state()) {
            case REJECTED -> Mono.just(Outcome.done(step));
            case IN_PUBLIC_NOTICE -> readiness.approved(step, reason);
            default -> readiness.accepted(step);
        };
    }

    private Mono<Outcome<Claim.Step, ClaimRefusal>> reserve(Claim.Step step, Instant now) {
        Claim claim = step.next();
        Long amount = claim.review().amountFen();
        if (claim.state() != ClaimState.IN_PUBLIC_NOTICE || amount == null) {
            return Mono.just(Outcome.done(step));
        }
        Reservation.Award award = new Reservation.Award(
                claim.id(),
                claim.enterprise().creditCode(),
                new DivisionCode(claim.enterprise().division()),
                amount);
        return item(claim)
                .flatMap(item -> funds.reserve(item, fiscalYear(claim), award, facts(claim, now), now))
                .map(outcome -> switch (outcome) {
                    case Outcome.Done<Reservation, FundsRefusal> _ -> Outcome.<Claim.Step, ClaimRefusal>done(step);
                    case Outcome.Refused<Reservation, FundsRefusal>(FundsRefusal refusal) ->
                        Outcome.refused(refused(refusal, claim));
                });
    }

    /** What is known and what was declared: caps may be a share of it. */
    private Mono<Facts> facts(Claim claim, Instant now) {
        return dossiers.find(new CreditCode(claim.enterprise().creditCode()))
                .map(dossier -> ClaimForms.declared(dossier, claim.form(), now));
    }

    private static ClaimRefusal refused(FundsRefusal refusal, Claim claim) {
        return switch (refusal) {
            case FundsRefusal.OverLine(long left) -> new ClaimRefusal.BudgetExhausted(left);
            case FundsRefusal.OverCap(String cap, long left) -> new ClaimRefusal.CapReached(cap, left);
            case FundsRefusal.NotTogether(String itemId) -> new ClaimRefusal.NotTogether(itemId);
            case FundsRefusal.Twice _ ->
                new ClaimRefusal.AlreadyClaimed(claim.item().name());
        };
    }

    private Mono<Void> openNotice(Claim.Step step, Instant now) {
        Claim claim = step.next();
        Long amount = claim.review().amountFen();
        if (claim.state() != ClaimState.IN_PUBLIC_NOTICE || amount == null) {
            return Mono.empty();
        }
        return item(claim)
                .map(item -> PublicNotice.open(
                        PublicNotice.Subject.CLAIM,
                        claim.id(),
                        item,
                        new PublicNotice.About(
                                claim.enterprise().name(),
                                claim.enterprise().creditCode(),
                                claim.enterprise().division(),
                                amount),
                        PlatformClock.dayOf(now),
                        calendar))
                .map(notice -> notice.saying(claim.item().noticeText()))
                .flatMap(notices::open);
    }

    private Mono<PolicyItem> item(Claim claim) {
        return items.find(claim.item().id(), claim.item().version())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "item " + claim.item().id() + " version " + claim.item().version() + " is gone")));
    }

    /** The year whose budget a claim draws on: the year of its submission. */
    public static int fiscalYear(Claim claim) {
        Instant submitted = claim.dates().submittedAt();
        return PlatformClock.dayOf(submitted == null ? claim.dates().startedAt() : submitted)
                .getYear();
    }
}
