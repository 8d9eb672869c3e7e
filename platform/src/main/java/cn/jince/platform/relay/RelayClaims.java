package cn.jince.platform.relay;

import cn.jince.api.adapters.CommandViews.CommandForm;
import cn.jince.api.adapters.CommandViews.CommandView;
import cn.jince.api.adapters.CommandViews.Progress;
import cn.jince.api.adapters.Commands;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimEvent.Kind;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.relay.Handed.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes handed claims to the adapters, waits until they have arrived, and follows them to their end: lease (tx), ask
 * outside any transaction, keep (tx). The command's key is stable, so asking twice does nothing twice.
 */
@UseCase
public final class RelayClaims {
    private static final Logger log = LoggerFactory.getLogger(RelayClaims.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int AT_ONCE = 4;
    private static final Set<ClaimState> ENDS = EnumSet.of(
            ClaimState.NOT_ACCEPTED,
            ClaimState.REJECTED,
            ClaimState.CONCLUDED,
            ClaimState.WITHDRAWN,
            ClaimState.CLAWED_BACK);
    private final HandedClaims handed;
    private final Claims claims;
    private final Commands adapters;
    private final TakeStep taking;
    private final TellRelayed telling;
    private final JsonMapper json;
    private final TransactionalOperator inTransaction;
    private final Duration poll;

    public RelayClaims(
            HandedClaims handed,
            Claims claims,
            Commands adapters,
            TakeStep taking,
            TellRelayed telling,
            JsonMapper json,
            TransactionalOperator inTransaction,
            Background background,
            @Value("${jince.relay.poll:30s}") Duration poll) {
        this.handed = handed;
        this.claims = claims;
        this.adapters = adapters;
        this.taking = taking;
        this.telling = telling;
        this.json = json;
        this.inTransaction = inTransaction;
        this.poll = poll;
        background.repeat("claim relay", Duration.ofMillis(500), this::relayDue);
    }

    /** Works until nothing is due. */
    public Mono<Void> relayDue() {
        return Flux.range(0, AT_ONCE).flatMap(_ -> drain(), AT_ONCE).then();
    }

    private Mono<Void> drain() {
        return handed.lease(LEASE)
                .as(inTransaction::transactional)
                .flatMap(leased -> work(leased).thenReturn(true))
                .defaultIfEmpty(false)
                .repeat()
                .takeWhile(worked -> worked)
                .then();
    }

    private Mono<Boolean> work(Handed leased) {
        return step(leased).onErrorResume(Exception.class, failure -> {
            log.warn("relay {} does not get on: {}", leased.commandId(), failure.toString());
            return handed.settle(leased, leased.state(), backOff(leased), true, leased.note());
        });
    }

    private Mono<Boolean> step(Handed leased) {
        return switch (leased.state()) {
            case QUEUED -> record(leased);
            case RECORDED -> await(leased);
            case FOLLOWED -> follow(leased);
            case ENDED -> handed.settle(leased, State.ENDED, SOON, false, null);
        };
    }

    private Mono<Boolean> record(Handed leased) {
        Map<String, JsonNode> body = json.readValue(leased.body(), new TypeReference<>() {});
        CommandForm form = new CommandForm(
                leased.commandId(), HandOver.CAPABILITY, leased.division(), leased.claimNumber(), "转送申报", body);
        return adapters.record(form)
                .flatMap(_ -> handed.settle(leased, State.RECORDED, Duration.ZERO, false, null))
                .onErrorResume(
                        Problem.class,
                        problem -> problem.code().equals("COMMAND_NOBODY_TAKES_IT")
                                ? telling.home(leased, "当地系统已不再接收申报")
                                : Mono.error(problem));
    }

    private Mono<Boolean> await(Handed leased) {
        return adapters.find(leased.commandId()).flatMap(command -> switch (command.state()) {
            case "ACCEPTED" ->
                telling.tell(leased, State.FOLLOWED, Duration.ZERO, Kind.RELAY_RECEIVED, received(command));
            case "COMPENSATED" ->
                telling.tell(leased, State.FOLLOWED, Duration.ZERO, Kind.RELAY_RECEIVED, command.notice());
            case "REJECTED", "SKIPPED" -> telling.home(leased, Objects.requireNonNullElse(command.notice(), "当地系统未接收"));
            default -> waits(leased, command.notice());
        });
    }

    private static String received(CommandView command) {
        return "受理编号 " + command.receipt();
    }

    /** The enterprise is told once what it waits for, and again only when that changes. */
    private Mono<Boolean> waits(Handed leased, @Nullable String notice) {
        return notice == null || notice.equals(leased.note())
                ? handed.settle(leased, State.RECORDED, SOON, false, leased.note())
                : telling.waits(leased, SOON, notice);
    }

    private Mono<Boolean> follow(Handed leased) {
        return adapters.progress(leased.commandId())
                .flatMap(reply -> switch (reply) {
                    case Reply.Answered<Progress>(Progress progress, var _) ->
                        Flux.fromIterable(progress.steps())
                                .map(step -> new RelayedStep(
                                        step.state(), step.said(), step.at(), step.note(), step.amountFen()))
                                .concatMap(step -> taking.take(leased.claimId(), leased.system(), step))
                                .then();
                    case Reply.Absent<Progress> _ -> {
                        log.warn("relay {}: {} does not know it any more", leased.commandId(), leased.system());
                        yield Mono.<Void>empty();
                    }
                    case Reply.Unknown<Progress> _ -> Mono.<Void>empty();
                })
                .then(Mono.defer(() -> claims.find(leased.claimId())))
                .flatMap(claim -> handed.settle(
                        leased, ended(claim) ? State.ENDED : State.FOLLOWED, jittered(poll), false, null));
    }

    private static boolean ended(Claim claim) {
        return ENDS.contains(claim.state()) || claim.relay() == null;
    }

    private static Duration backOff(Handed leased) {
        return jittered(Duration.ofMillis(Math.min(30_000, 500L << Math.min(leased.attempts(), 6))));
    }

    private static Duration jittered(Duration rest) {
        return rest.plusMillis(ThreadLocalRandom.current().nextLong(rest.toMillis() / 5 + 1));
    }
}
