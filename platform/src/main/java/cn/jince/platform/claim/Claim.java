package cn.jince.platform.claim;

import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.claim.ClaimEvent.Kind;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.local.Additions.Promisable;
import cn.jince.platform.local.LocalField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * 申报: one enterprise asks for one policy item in one version. The record decides; whoever calls it keeps what comes
 * out.
 *
 * @param number readable number, given at submission
 * @param version raised by one with every event
 * @param relay the system that decides it; null where our own officers do
 * @param course how its stages go on
 */
public record Claim(
        String id,
        @Nullable String number,
        Item item,
        Party enterprise,
        ClaimState state,
        int version,
        Form form,
        Dates dates,
        Review review,
        @Nullable Relay relay,
        Course course) {
    /** Claims kept before stages had clocks have no course. */
    public Claim {
        course = course == null ? Course.NONE : course;
    }

    /** A city's own system, to which the claim was relayed. @param system as its descriptor names it */
    public record Relay(String system, String systemName) {
        public Actor actor() {
            return new Actor(system, systemName);
        }
    }

    /**
     * The item as it was when the claim began, with what divisions added by then.
     *
     * @param limitDays 办理时限 in working days, as promised
     */
    public record Item(
            String id,
            int version,
            String name,
            @Nullable String draftedBy,
            int limitDays,
            List<String> materials,
            List<LocalField> fields,
            String noticeText,
            List<Promisable> promisable) {
        /** Claims kept before divisions could add fields have none. */
        public Item {
            fields = fields == null ? List.of() : fields;
            noticeText = noticeText == null ? "" : noticeText;
            promisable = promisable == null ? List.of() : promisable;
        }
    }

    public record Party(String creditCode, String name, String division) {}

    public record Form(
            Map<String, JsonNode> answers, @Nullable Account account) {}

    /** @param pausedOn the day the enterprise was asked to correct; the clock stands still since */
    public record Dates(
            Instant startedAt,
            @Nullable Instant submittedAt,
            @Nullable LocalDate dueOn,
            boolean provisional,
            @Nullable LocalDate pausedOn) {
        Dates due(@Nullable LocalDate day, boolean uncertain) {
            return new Dates(startedAt, submittedAt, day, provisional || uncertain, null);
        }
    }

    public record Decision(Stage stage, String officer) {}

    /** @param estimateFen what the award standard says for these facts; @param capFen the most that may be granted */
    public record Review(
            List<StagePlan> stages,
            List<Decision> decisions,
            boolean correctionAsked,
            List<Defect> defects,
            @Nullable Long estimateFen,
            @Nullable Long capFen,
            @Nullable Long amountFen) {}

    /** What a decision came to. */
    public record Step(Claim next, List<ClaimEvent> events) {
        public Step and(Step later) {
            List<ClaimEvent> all = new ArrayList<>(events);
            all.addAll(later.events);
            return new Step(later.next, List.copyOf(all));
        }
    }

    public Outcome<Step, ClaimRefusal> save(Form answers, Actor actor, Instant now) {
        return move(ClaimVerb.SAVE, Kind.SAVED, with(answers), actor, now, null);
    }

    /**
     * @param given number and dates of the submission, and what the award standard says
     * @param to the system that decides it from now on, or null
     */
    public Outcome<Step, ClaimRefusal> submit(
            String given,
            Dates when,
            @Nullable Long estimateFen,
            @Nullable Long capFen,
            @Nullable Relay to,
            Actor actor,
            Instant now) {
        Review known = new Review(
                review.stages,
                review.decisions,
                review.correctionAsked,
                review.defects,
                estimateFen,
                capFen,
                review.amountFen);
        Claim submitted = new Claim(id, given, item, enterprise, state, version, form, when, known, to, course);
        return move(ClaimVerb.SUBMIT, Kind.SUBMITTED, submitted, actor, now, null)
                .map(step -> to == null
                        ? step
                        : step.and(step.next().told(Kind.RELAYED, to, "由" + to.systemName() + "办理", now)));
    }

    Step told(Kind kind, @Nullable Relay where, String note, Instant now) {
        Course opened = course.opened(PlatformClock.dayOf(now));
        Claim next = new Claim(id, number, item, enterprise, state, version + 1, form, dates, review, where, opened);
        return new Step(next, List.of(new ClaimEvent(kind, state, Actor.PLATFORM, now, note)));
    }

    public Outcome<Step, ClaimRefusal> withdraw(String reason, Actor actor, Instant now) {
        if (relay != null) {
            return Outcome.refused(new ClaimRefusal.InRelay(relay.systemName()));
        }
        return move(ClaimVerb.WITHDRAW, Kind.WITHDRAWN, this, actor, now, reason);
    }

    /** All defects at once, and only once. */
    public Outcome<Step, ClaimRefusal> askForCorrection(
            List<Defect> defects, LocalDate today, Actor officer, Instant now) {
        if (!ClaimGraph.allows(state, ClaimVerb.ASK_FOR_CORRECTION)) {
            return refuse(ClaimVerb.ASK_FOR_CORRECTION);
        }
        if (review.correctionAsked) {
            return Outcome.refused(new ClaimRefusal.CorrectionAlreadyAsked());
        }
        if (defects.isEmpty()) {
            return Outcome.refused(new ClaimRefusal.NothingToCorrect());
        }
        Dates paused = new Dates(dates.startedAt, dates.submittedAt, dates.dueOn, dates.provisional, today);
        Claim asked = with(paused, review(review.decisions, true, defects, review.amountFen));
        String note = String.join("；", defects.stream().map(Defect::reason).toList());
        return move(ClaimVerb.ASK_FOR_CORRECTION, Kind.CORRECTION_ASKED, asked, officer, now, note);
    }

    /** @param due the limit after the pause; @param stood working days the clocks stood still */
    public Outcome<Step, ClaimRefusal> correct(
            @Nullable LocalDate due, boolean provisional, int stood, Actor actor, Instant now) {
        Claim corrected = with(dates.due(due, provisional), review).with(course.stood(stood));
        return move(ClaimVerb.CORRECT, Kind.CORRECTED, corrected, actor, now, null);
    }

    public Outcome<Step, ClaimRefusal> accept(Actor officer, Instant now) {
        return decide(ClaimVerb.ACCEPT, Kind.ACCEPTED, Stage.ACCEPTANCE, null, officer, now, null);
    }

    public Outcome<Step, ClaimRefusal> refuse(String reason, Actor officer, Instant now) {
        return decide(ClaimVerb.REFUSE, Kind.NOT_ACCEPTED, Stage.ACCEPTANCE, null, officer, now, reason);
    }

    public Outcome<Step, ClaimRefusal> firstReview(String reason, Actor officer, Instant now) {
        return decide(ClaimVerb.FIRST_REVIEW, Kind.FIRST_REVIEWED, Stage.FIRST_REVIEW, null, officer, now, reason);
    }

    /** @param amountFen null takes the estimate; never above the cap of the award standard */
    public Outcome<Step, ClaimRefusal> approve(@Nullable Long amountFen, String reason, Actor officer, Instant now) {
        Long amount = amountFen == null ? review.estimateFen : amountFen;
        if (ClaimGraph.allows(state, ClaimVerb.APPROVE) && (amount == null || amount <= 0)) {
            return Outcome.refused(new ClaimRefusal.AmountRequired());
        }
        if (amount != null && review.capFen != null && amount > review.capFen) {
            return Outcome.refused(new ClaimRefusal.AmountTooHigh(review.capFen));
        }
        return decide(ClaimVerb.APPROVE, Kind.APPROVED, Stage.SECOND_REVIEW, amount, officer, now, reason);
    }

    public Outcome<Step, ClaimRefusal> reject(String reason, Actor officer, Instant now) {
        Stage stage = nextStage();
        return decide(
                ClaimVerb.REJECT,
                Kind.REJECTED,
                stage == null ? Stage.SECOND_REVIEW : stage,
                null,
                officer,
                now,
                reason);
    }

    /** Moves that are no officer's stage: notice, payout, conclusion. */
    public Outcome<Step, ClaimRefusal> follow(
            ClaimVerb verb, Kind kind, Actor actor, Instant now, @Nullable String note) {
        return move(verb, kind, this, actor, now, note);
    }

    /** The stage that waits to be decided here; null where none does. */
    public @Nullable Stage nextStage() {
        StagePlan plan = nextPlan();
        return plan == null ? null : plan.stage();
    }

    /** That stage as it was planned, with who decides it and for how long. */
    public @Nullable StagePlan nextPlan() {
        return position() < 0 ? null : review.stages.get(position());
    }

    /** The place of that stage in the plan; -1 where none waits. */
    public int position() {
        return relay != null ? -1 : StagePlan.position(review.stages, state, review.decisions);
    }

    Outcome<Step, ClaimRefusal> decide(
            ClaimVerb verb,
            Kind kind,
            Stage stage,
            @Nullable Long amountFen,
            Actor officer,
            Instant now,
            @Nullable String note) {
        if (!ClaimGraph.allows(state, verb) || nextStage() != stage) {
            return refuse(verb);
        }
        if (officer.id().equals(item.draftedBy)) {
            return Outcome.refused(new ClaimRefusal.FourEyes("本事项由您起草，不能办理其申报。"));
        }
        if (review.decisions.stream().anyMatch(decision -> decision.officer().equals(officer.id()))) {
            return Outcome.refused(new ClaimRefusal.FourEyes("您已办理过本申报的前一环节，须由他人办理。"));
        }
        List<Decision> decisions = new ArrayList<>(review.decisions);
        decisions.add(new Decision(stage, officer.id()));
        Claim decided = with(dates, review(decisions, review.correctionAsked, review.defects, amountFen));
        return move(verb, kind, decided, officer, now, note);
    }

    Outcome<Step, ClaimRefusal> move(
            ClaimVerb verb, Kind kind, Claim changed, Actor actor, Instant now, @Nullable String note) {
        return ClaimGraph.next(state, verb)
                .<Outcome<Step, ClaimRefusal>>map(to -> Outcome.done(new Step(
                        new Claim(
                                id,
                                changed.number,
                                item,
                                enterprise,
                                to,
                                version + 1,
                                changed.form,
                                changed.dates,
                                changed.review,
                                changed.relay,
                                changed.course.after(verb, PlatformClock.dayOf(now), actor)),
                        List.of(new ClaimEvent(kind, to, actor, now, note)))))
                .orElseGet(() -> refuse(verb));
    }

    Outcome<Step, ClaimRefusal> refuse(ClaimVerb verb) {
        return Outcome.refused(new ClaimRefusal.WrongState(state, verb));
    }

    private Claim with(Form answers) {
        return new Claim(id, number, item, enterprise, state, version, answers, dates, review, relay, course);
    }

    Claim with(Dates when, Review how) {
        return new Claim(id, number, item, enterprise, state, version, form, when, how, relay, course);
    }

    Claim with(Course other) {
        return new Claim(id, number, item, enterprise, state, version, form, dates, review, relay, other);
    }

    Review review(List<Decision> decisions, boolean asked, List<Defect> defects, @Nullable Long amountFen) {
        return new Review(review.stages, decisions, asked, defects, review.estimateFen, review.capFen, amountFen);
    }
}
