package cn.jince.platform.claim;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.claim.ClaimEvent.Kind;
import cn.jince.platform.kernel.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClaimTransitionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Set<ClaimState> ENDS =
            EnumSet.of(ClaimState.NOT_ACCEPTED, ClaimState.REJECTED, ClaimState.WITHDRAWN, ClaimState.CLAWED_BACK);

    private static StagePlan plan(Stage stage) {
        return new StagePlan(stage, stage.text(), "", "", null, "");
    }

    /** A claim in that state whose plan has the stage that the verb decides, as the next one. */
    private static Claim fitting(ClaimState state, ClaimVerb verb) {
        return switch (verb) {
            case FIRST_REVIEW -> claim(state, Stage.ACCEPTANCE, Stage.FIRST_REVIEW, Stage.SECOND_REVIEW);
            case JOINT_REVIEW ->
                state == ClaimState.FIRST_REVIEWED
                        ? claim(state, Stage.ACCEPTANCE, Stage.FIRST_REVIEW, Stage.JOINT_REVIEW, Stage.SECOND_REVIEW)
                        : claim(state, Stage.ACCEPTANCE, Stage.JOINT_REVIEW, Stage.SECOND_REVIEW);
            default -> claim(state);
        };
    }

    private static Claim claim(ClaimState state) {
        return claim(state, Stage.ACCEPTANCE, Stage.SECOND_REVIEW);
    }

    private static Claim claim(ClaimState state, Stage... stages) {
        return new Claim(
                "c",
                null,
                new Claim.Item("P065", 1, "小升规", "drafter", 20, List.of(), List.of(), "", List.of()),
                new Claim.Party("code", "企业", "140902"),
                state,
                1,
                new Claim.Form(Map.of(), null),
                new Claim.Dates(NOW, null, null, false, null),
                new Claim.Review(
                        Stream.of(stages).map(ClaimTransitionTest::plan).toList(),
                        List.of(),
                        false,
                        List.of(),
                        100L,
                        100L,
                        null),
                null,
                new Course(
                        null,
                        0,
                        null,
                        List.of(new Course.Opinion(
                                "1", new Actor("x", "x"), "140900", "科技局", "？", LocalDate.EPOCH, 5, null)),
                        Set.of()));
    }

    private static Outcome<Claim.Step, ClaimRefusal> doIt(Claim claim, ClaimVerb verb, String officer) {
        Actor actor = new Actor(officer, officer);
        return switch (verb) {
            case SAVE -> claim.save(claim.form(), actor, NOW);
            case SUBMIT -> claim.submit("JC1", claim.dates(), 100L, 100L, null, actor, NOW);
            case WITHDRAW -> claim.withdraw("不再需要", actor, NOW);
            case ASK_FOR_CORRECTION ->
                claim.askForCorrection(List.of(new Defect("f", "r")), LocalDate.EPOCH, actor, NOW);
            case CORRECT -> claim.correct(null, false, 0, actor, NOW);
            case ACCEPT -> claim.accept(actor, NOW);
            case REFUSE -> claim.refuse("不属于受理范围", actor, NOW);
            case FIRST_REVIEW -> claim.firstReview("", actor, NOW);
            case JOINT_REVIEW -> StageDecisions.jointReview(claim, "", actor, NOW);
            case HAND_OVER -> StageDecisions.handOver(claim, new Actor("to", "to"), "出差", actor, NOW);
            case ASK_OPINION -> StageDecisions.askOpinion(claim, "140900", "科技局", "是否属实", 5, actor, NOW);
            case GIVE_OPINION -> StageDecisions.giveOpinion(claim, "1", true, "属实", actor, NOW);
            case APPROVE -> claim.approve(null, "", actor, NOW);
            case REJECT -> claim.reject("不符合", actor, NOW);
            case OPEN_NOTICE -> claim.follow(verb, Kind.NOTICE_OPENED, actor, NOW, null);
            case UPHOLD_OBJECTION -> claim.follow(verb, Kind.REJECTED, actor, NOW, null);
            case CLOSE_NOTICE -> claim.follow(verb, Kind.NOTICE_CLOSED, actor, NOW, null);
            case PAY -> claim.follow(verb, Kind.PAID, actor, NOW, null);
            case CONCLUDE -> claim.follow(verb, Kind.CONCLUDED, actor, NOW, null);
            case CLAW_BACK -> claim.follow(verb, Kind.CLAWED_BACK, actor, NOW, null);
            case ATTACH -> claim.follow(verb, Kind.SAVED, actor, NOW, null);
        };
    }

    /** Every state and verb; printed for those who want to read it. Reviews need a stage of their own in the plan. */
    @Test
    void every_verb_fits_exactly_where_the_graph_says() throws IOException {
        StringBuilder table = new StringBuilder();
        for (ClaimState state : ClaimState.values()) {
            for (ClaimVerb verb : ClaimVerb.values()) {
                Outcome<Claim.Step, ClaimRefusal> outcome = doIt(fitting(state, verb), verb, "officer");
                if (ClaimGraph.allows(state, verb)) {
                    assertThat(outcome).as(state + " " + verb).isInstanceOf(Outcome.Done.class);
                } else {
                    assertThat(outcome)
                            .as(state + " " + verb)
                            .isEqualTo(Outcome.refused(new ClaimRefusal.WrongState(state, verb)));
                }
                ClaimGraph.next(state, verb)
                        .ifPresent(to -> table.append("%-20s %-20s %s%n".formatted(state, verb, to)));
            }
        }
        Files.writeString(Path.of("target", "claim-graph.txt"), table.toString());
        assertThat(table.toString().lines()).hasSize(ClaimGraph.TRANSITIONS.size());
    }

    @Test
    void every_state_is_reached_and_every_end_is_an_end() {
        Set<ClaimState> reached =
                ClaimGraph.TRANSITIONS.stream().map(ClaimGraph.Transition::to).collect(Collectors.toSet());
        reached.add(ClaimState.DRAFT);
        assertThat(reached).containsExactlyInAnyOrder(ClaimState.values());
        assertThat(ClaimGraph.TRANSITIONS).noneMatch(arrow -> ENDS.contains(arrow.from()));
    }

    @Test
    void nobody_decides_twice_nor_what_they_drafted() {
        Claim accepted = done(claim(ClaimState.SUBMITTED).accept(new Actor("a", "a"), NOW));
        assertThat(accepted.approve(null, "", new Actor("a", "a"), NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(accepted.approve(null, "", new Actor("drafter", "d"), NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(accepted.approve(101L, "", new Actor("b", "b"), NOW))
                .isEqualTo(Outcome.refused(new ClaimRefusal.AmountTooHigh(100)));
        assertThat(done(accepted.approve(null, "", new Actor("b", "b"), NOW))
                        .review()
                        .amountFen())
                .isEqualTo(100L);
    }

    @Test
    void every_joint_review_is_a_stage_of_its_own_before_the_second() {
        Claim claim = claim(
                ClaimState.SUBMITTED, Stage.ACCEPTANCE, Stage.JOINT_REVIEW, Stage.JOINT_REVIEW, Stage.SECOND_REVIEW);
        Claim accepted = done(claim.accept(new Actor("a", "a"), NOW));
        assertThat(accepted.approve(null, "", new Actor("b", "b"), NOW)).isInstanceOf(Outcome.Refused.class);
        assertThat(accepted.firstReview("", new Actor("b", "b"), NOW)).isInstanceOf(Outcome.Refused.class);
        Claim once = done(StageDecisions.jointReview(accepted, "同意", new Actor("b", "b"), NOW));
        assertThat(once.position()).isEqualTo(2);
        assertThat(StageDecisions.jointReview(once, "同意", new Actor("b", "b"), NOW))
                .isInstanceOf(Outcome.Refused.class);
        Claim twice = done(StageDecisions.jointReview(once, "同意", new Actor("c", "c"), NOW));
        assertThat(twice.nextStage()).isEqualTo(Stage.SECOND_REVIEW);
        assertThat(done(twice.approve(null, "", new Actor("d", "d"), NOW)).state())
                .isEqualTo(ClaimState.APPROVED);
    }

    /** Whatever is tried in whatever order: the history is a path in the graph, versions rise by one, eyes are four. */
    @Property(tries = 2000)
    void any_history_is_a_path_in_the_graph(
            @ForAll @Size(max = 40) List<ClaimVerb> verbs, @ForAll @Size(value = 40) List<Boolean> who) {
        Claim claim = claim(ClaimState.DRAFT);
        for (int i = 0; i < verbs.size(); i++) {
            ClaimVerb verb = verbs.get(i);
            Outcome<Claim.Step, ClaimRefusal> outcome = doIt(claim, verb, who.get(i) ? "a" : "b");
            if (outcome instanceof Outcome.Done<Claim.Step, ClaimRefusal>(Claim.Step step)) {
                assertThat(ClaimGraph.next(claim.state(), verb))
                        .contains(step.next().state());
                assertThat(step.next().version()).isEqualTo(claim.version() + 1);
                claim = step.next();
                List<Claim.Decision> decisions = claim.review().decisions();
                assertThat(decisions.stream().map(Claim.Decision::officer)).doesNotHaveDuplicates();
                if (claim.state() == ClaimState.APPROVED || claim.state() == ClaimState.PAID) {
                    assertThat(decisions).hasSize(2);
                }
            }
        }
    }

    private static Claim done(Outcome<Claim.Step, ClaimRefusal> outcome) {
        return outcome.orElseThrow(refusal -> new IllegalStateException(refusal.toString()))
                .next();
    }
}
