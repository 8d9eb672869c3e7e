package cn.jince.adapters.intake.batch;

import cn.jince.adapters.intake.row.Defect;
import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Sender;
import cn.jince.api.claim.RelayedState;
import cn.jince.api.claim.RelayedStates;
import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.api.exchange.Received;
import cn.jince.edge.Deadline;
import cn.jince.edge.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Passes rows on to the platform in our own name. */
public final class PassOnToPlatform implements PassOn {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Set<Integer> ABOUT_THE_ROWS = Set.of(400, 404, 409, 413, 422);
    private final Received received;
    private final RelayedStates relayed;
    private final JsonMapper json = JsonMapper.shared();

    public PassOnToPlatform(Received received, RelayedStates relayed) {
        this.received = received;
        this.relayed = relayed;
    }

    @Override
    public Mono<List<Refusal>> pass(Sender sender, Kind kind, List<String> rows) {
        return kind == Kind.CLAIM_STATES
                ? inTime(Mono.defer(() -> states(sender, rows)))
                : inTime(Mono.defer(() -> push(
                        kind,
                        new Push(
                                sender.system(),
                                sender.divisions(),
                                rows.stream().map(json::readTree).toList()))));
    }

    /** Facts that we collected ourselves; at most 1000 rows. */
    public Mono<List<Refusal>> facts(String system, List<String> divisions, List<JsonNode> rows) {
        return inTime(Mono.defer(() -> push(Kind.FACTS, new Push(system, divisions, rows))));
    }

    private static <T> Mono<T> inTime(Mono<T> passing) {
        return passing.contextWrite(context -> context.put(Deadline.class, Deadline.in(LONGEST)));
    }

    /** Where the platform cannot read a push as a whole, its rows go one by one, so that one does not hold up all. */
    private Mono<List<Refusal>> push(Kind kind, Push push) {
        return call(kind, push)
                .map(PassOnToPlatform::refusals)
                .onErrorResume(
                        Problem.class,
                        problem -> aboutTheRows(problem)
                                ? push.rows().size() == 1
                                        ? Mono.just(List.of(new Refusal(0, defect(problem), ours(problem))))
                                        : oneByOne(kind, push)
                                : Mono.error(problem));
    }

    private Mono<List<Refusal>> oneByOne(Kind kind, Push push) {
        return Flux.range(0, push.rows().size())
                .concatMap(i -> push(
                                kind,
                                new Push(
                                        push.system(),
                                        push.divisions(),
                                        List.of(push.rows().get(i))))
                        .flatMapIterable(refused -> refused)
                        .map(one -> new Refusal(i, one.defect(), one.ours())))
                .collectList();
    }

    private Mono<Verdicts> call(Kind kind, Push push) {
        return switch (kind) {
            case FACTS -> received.facts(push);
            case POLICY_LISTINGS -> received.policyListings(push);
            case PAYOUT_RECEIPTS -> received.payoutReceipts(push);
            case TICKETS -> received.tickets(push);
            case CLAIM_STATES -> Mono.error(new IllegalStateException("states go one by one"));
        };
    }

    private static List<Refusal> refusals(Verdicts verdicts) {
        List<Refusal> refusals = new ArrayList<>();
        verdicts.refused()
                .forEach(no -> refusals.add(
                        new Refusal(no.index(), new Defect(no.code(), no.pointer(), no.detail()), no.ours())));
        return refusals;
    }

    /** One after the other: the states of a claim have an order. */
    private Mono<List<Refusal>> states(Sender sender, List<String> rows) {
        return Flux.range(0, rows.size())
                .concatMap(i -> relayed.relayed(state(sender, rows.get(i)))
                        .then(Mono.<Refusal>empty())
                        .onErrorResume(
                                Problem.class,
                                problem -> aboutTheRows(problem)
                                        ? Mono.just(new Refusal(i, defect(problem), ours(problem)))
                                        : Mono.error(problem)))
                .collectList();
    }

    private RelayedState state(Sender sender, String row) {
        JsonNode said = json.readTree(row);
        return new RelayedState(
                said.path("claimNumber").asString(""),
                sender.system(),
                said.path("state").asString(""),
                java.time.OffsetDateTime.parse(said.path("at").asString("")).toInstant(),
                said.hasNonNull("note") ? said.path("note").asString("") : null,
                said.hasNonNull("systemCode") ? said.path("systemCode").asString("") : null);
    }

    private static boolean aboutTheRows(Problem problem) {
        return ABOUT_THE_ROWS.contains(problem.getBody().getStatus());
    }

    private static Defect defect(Problem problem) {
        String code = switch (problem.getBody().getStatus()) {
            case 404 -> "UNKNOWN_CLAIM";
            case 409 -> "ILLEGAL_STATE";
            default -> problem.code().isEmpty() ? "PLATFORM_REFUSED" : problem.code();
        };
        return new Defect(code, "", String.valueOf(problem.getBody().getDetail()));
    }

    private static @Nullable String ours(Problem problem) {
        Map<String, Object> members = problem.getBody().getProperties();
        Object ours = members == null ? null : members.get("ours");
        return ours == null ? null : ours.toString();
    }
}
