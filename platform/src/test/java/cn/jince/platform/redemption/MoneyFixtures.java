package cn.jince.platform.redemption;

import cn.jince.platform.claim.Account;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.claim.ClaimEvent.Kind;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.ClaimVerb;
import cn.jince.platform.claim.Course;
import cn.jince.platform.claim.Defect;
import cn.jince.platform.claim.Stage;
import cn.jince.platform.claim.StageDecisions;
import cn.jince.platform.claim.StagePlan;
import cn.jince.platform.clawback.Clawback;
import cn.jince.platform.fiscal.FiscalLine;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.policy.AwardStandard;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.Stacking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small things for random histories. */
final class MoneyFixtures {
    static final Actor ACTOR = new Actor("a", "a");
    private static final Actor OTHER = new Actor("b", "b");
    static final PolicyItem ITEM = new PolicyItem(
            "P1",
            1,
            "奖励",
            "市",
            new DivisionCode("140900"),
            "奖励",
            PolicyItem.Target.ENTERPRISE,
            "局",
            PolicyItem.ClaimMode.REVIEWED,
            PolicyItem.ItemState.PUBLISHED,
            List.of(),
            new Eligibility.Unpublished(""),
            new AwardStandard.Fixed(new Fen(100), ""),
            Stacking.FREE,
            List.of(),
            List.of(),
            null,
            null,
            null,
            "",
            List.of(),
            "",
            List.of(),
            null,
            null,
            null,
            Map.of());

    private MoneyFixtures() {}

    static FiscalLine line(long budget) {
        return new FiscalLine(
                "l",
                new FiscalLine.Key("P1", 2026, new DivisionCode("140900")),
                "奖励",
                "局",
                new FiscalLine.Content(budget, "资金", List.of(), List.of()),
                budget,
                FiscalLine.State.PUBLISHED,
                1);
    }

    static FiscalLine take(FiscalLine line, long fen) {
        return new FiscalLine(
                line.id(),
                line.key(),
                line.itemName(),
                line.department(),
                line.content(),
                line.leftFen() - fen,
                line.state(),
                line.version());
    }

    static Claim claim(int i) {
        Instant begun = Instant.parse("2026-11-24T08:00:00Z");
        return new Claim(
                "c" + i,
                null,
                new Claim.Item("P1", 1, "奖励", "drafter", 20, List.of(), List.of(), "", List.of()),
                new Claim.Party("code" + i, "企业", "140902"),
                ClaimState.DRAFT,
                1,
                new Claim.Form(Map.of(), null),
                new Claim.Dates(begun, null, null, false, null),
                new Claim.Review(
                        List.of(plan(Stage.ACCEPTANCE), plan(Stage.SECOND_REVIEW)),
                        List.of(),
                        false,
                        List.of(),
                        100L,
                        100L,
                        null),
                null,
                Course.NONE);
    }

    private static StagePlan plan(Stage stage) {
        return new StagePlan(stage, stage.text(), "", "", null, "");
    }

    static Outcome<Claim.Step, ClaimRefusal> verb(Claim claim, ClaimVerb verb, Instant now) {
        return switch (verb) {
            case SAVE -> claim.save(claim.form(), ACTOR, now);
            case ATTACH -> claim.follow(verb, Kind.SAVED, ACTOR, now, null);
            case SUBMIT -> claim.submit("JC" + claim.id(), claim.dates(), 100L, 100L, null, ACTOR, now);
            case WITHDRAW -> claim.withdraw("不再需要", ACTOR, now);
            case ASK_FOR_CORRECTION ->
                claim.askForCorrection(List.of(new Defect("f", "r")), LocalDate.EPOCH, ACTOR, now);
            case CORRECT -> claim.correct(null, false, 0, ACTOR, now);
            case ACCEPT -> claim.accept(ACTOR, now);
            case REFUSE -> claim.refuse("不属于受理范围", ACTOR, now);
            case FIRST_REVIEW -> claim.firstReview("", OTHER, now);
            case JOINT_REVIEW -> StageDecisions.jointReview(claim, "", OTHER, now);
            case HAND_OVER -> StageDecisions.handOver(claim, OTHER, "出差", ACTOR, now);
            case ASK_OPINION -> StageDecisions.askOpinion(claim, "140900", "科技局", "是否属实", 5, ACTOR, now);
            case GIVE_OPINION -> StageDecisions.giveOpinion(claim, "1", true, "属实", OTHER, now);
            case APPROVE -> claim.approve(null, "", OTHER, now);
            case REJECT -> claim.reject("不符合", OTHER, now);
            case OPEN_NOTICE -> claim.follow(verb, Kind.NOTICE_OPENED, ACTOR, now, null);
            case UPHOLD_OBJECTION -> claim.follow(verb, Kind.REJECTED, ACTOR, now, null);
            case CLOSE_NOTICE -> claim.follow(verb, Kind.NOTICE_CLOSED, ACTOR, now, null);
            case PAY -> claim.follow(verb, Kind.PAID, ACTOR, now, null);
            case CONCLUDE -> claim.follow(verb, Kind.CONCLUDED, ACTOR, now, null);
            case CLAW_BACK -> claim.follow(verb, ClaimEvent.Kind.CLAWED_BACK, ACTOR, now, null);
        };
    }

    static Claim done(Outcome<Claim.Step, ClaimRefusal> outcome) {
        return outcome.orElseThrow(refusal -> new IllegalStateException(refusal.toString()))
                .next();
    }

    static PayoutIntent intent(int i, long fen) {
        return new PayoutIntent(
                "i" + i,
                "i" + i,
                new PayoutIntent.About(PayoutIntent.Subject.CLAIM, "c" + i, "code" + i, "JC", "P1", "140902", "奖励"),
                new Account("企业", "银行", "6222000011112222"),
                fen,
                PayoutIntent.State.QUEUED,
                0,
                0,
                null,
                null,
                null,
                new PayoutIntent.Funds("l", "r" + i, 1, 1));
    }

    static PayoutIntent with(PayoutIntent one, String order, PayoutIntent.State state, @Nullable String note) {
        return new PayoutIntent(
                one.id(),
                order,
                one.about(),
                one.account(),
                one.amountFen(),
                state,
                one.attempts() + 1,
                one.epoch() + 1,
                one.receipt(),
                one.paidAt(),
                note,
                one.funds());
    }

    static Clawback clawback(int i, long fen, Instant at, LocalDate due) {
        return new Clawback(
                "b" + i,
                "i" + i,
                new Clawback.About("奖励", "JC", "企业", "code" + i, "140902", "l"),
                fen,
                0,
                "不符合条件",
                new Clawback.By("officer", "officer"),
                at,
                due);
    }
}
