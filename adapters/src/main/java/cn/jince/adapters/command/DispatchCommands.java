package cn.jince.adapters.command;

import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Question;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Dispatch;
import cn.jince.api.identity.Role;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries commands out: lease (tx), then send or ask outside any transaction, then keep the result under the lease's
 * epoch (tx). What may have arrived is asked for before it is sent again; what cannot be asked for goes to an officer.
 */
public final class DispatchCommands {
    private static final Logger log = LoggerFactory.getLogger(DispatchCommands.class);
    /** In whose name commands are sent. */
    static final Caller HOUSE = new Caller("adapters", Caller.Kind.SYSTEM, "晋策", "", "", Set.of(Role.HOUSE), Map.of());
    /** Reasons for which they were not reached for at all. */
    private static final Set<Reply.Reason> NEVER_ASKED = EnumSet.of(
            Reply.Reason.NOT_CONNECTED,
            Reply.Reason.SUSPENDED,
            Reply.Reason.OFF_HOURS,
            Reply.Reason.BREAKER_OPEN,
            Reply.Reason.SATURATED);

    private final Commands commands;
    private final Lines lines;
    private final ConnectorCall call;
    private final TransactionalOperator inTransaction;
    private final Duration lease;

    /** @param lease longer than any call may take */
    public DispatchCommands(
            Commands commands, Lines lines, ConnectorCall call, TransactionalOperator inTransaction, Duration lease) {
        this.commands = commands;
        this.lines = lines;
        this.call = call;
        this.inTransaction = inTransaction;
        this.lease = lease;
    }

    /** Works until nothing of that system is due; as many at a time as it stands. */
    public Mono<Void> dispatch(SystemDescriptor system) {
        List<SystemDescriptor.Capability> open = system.capabilities().stream()
                .filter(each -> each.dispatch() != null)
                .filter(each ->
                        system.divisions().stream().anyMatch(division -> mayBeOpen(each.capability(), division)))
                .toList();
        if (open.isEmpty()) {
            return Mono.empty();
        }
        int width = open.stream()
                .mapToInt(SystemDescriptor.Capability::concurrency)
                .min()
                .orElse(1);
        List<String> names =
                open.stream().map(SystemDescriptor.Capability::capability).toList();
        return Flux.range(0, width)
                .flatMap(_ -> drain(system.system(), names), width)
                .then();
    }

    /** A pilot is open for some of the divisions only: each of its commands asks for itself. */
    private boolean mayBeOpen(String capability, String division) {
        return call.closedTo(capability, division).isEmpty()
                || lines.find(capability, division)
                        .map(line -> line.capability().pilot() != null)
                        .orElse(false);
    }

    private Mono<Void> drain(String system, List<String> capabilities) {
        return commands.lease(system, capabilities, lease)
                .as(inTransaction::transactional)
                .flatMap(leased -> work(leased).thenReturn(true))
                .defaultIfEmpty(false)
                .repeat()
                .takeWhile(worked -> worked)
                .then();
    }

    private Mono<Boolean> work(Command leased) {
        Line line = lines.find(leased.errand().capability(), leased.errand().division())
                .filter(found -> found.system().system().equals(leased.errand().system()))
                .orElse(null);
        if (line == null || line.capability().dispatch() == null) {
            Result gone = leased.mayHaveArrived()
                    ? Result.uncertain(false, Duration.ZERO, "")
                    : Result.queued(false, Duration.ZERO, "");
            return commands.settle(leased, gone.dead("", "承接该指令的系统已变更，须人工处理。"));
        }
        Dispatch dispatch = Objects.requireNonNull(line.capability().dispatch());
        return (leased.mayHaveArrived() ? query(leased, dispatch) : send(leased, dispatch))
                .onErrorResume(Exception.class, failure -> {
                    log.warn("command {} has no certain outcome: {}", leased.id(), failure.toString());
                    return Mono.just(Result.uncertain(true, BackOff.of(leased, dispatch), "尚无确定结果，系统将自动核对。"));
                })
                .map(result -> GiveUp.check(leased, result, dispatch, line.system()))
                .flatMap(result -> commands.settle(leased, result));
    }

    private Mono<Result> send(Command leased, Dispatch dispatch) {
        return call.order(question(leased, leased.errand().capability()), leased.id(), HOUSE)
                .map(reply -> switch (reply) {
                    case CommandReply.Accepted(String receipt) -> Result.accepted(receipt);
                    case CommandReply.Rejected(String code, String notice) -> Result.rejected(code, notice);
                    case CommandReply.NotSent(Reply.Reason reason, String notice) ->
                        Result.queued(!NEVER_ASKED.contains(reason), rest(leased, dispatch, reason), notice);
                    case CommandReply.Ambiguous _ -> Result.uncertain(true, Duration.ZERO, "对方未返回结果，正在核对。");
                });
    }

    private Mono<Result> query(Command leased, Dispatch dispatch) {
        if (dispatch.lookup() == null) {
            return Mono.just(Result.uncertain(true, Duration.ZERO, "对方未返回结果，且没有查询接口。"));
        }
        return call.ask(question(leased, dispatch.lookup()), HOUSE).map(reply -> switch (reply) {
            case Reply.Answered(var found, var _) -> Result.accepted(FollowCommand.receipt(found.attributes()));
            case Reply.Absent(var _) -> Result.queued(true, Duration.ZERO, "对方未收到，将重新发送。");
            case Reply.Unknown(var reason, var _, var _, String notice, var _, var _, var _) ->
                Result.uncertain(!NEVER_ASKED.contains(reason), rest(leased, dispatch, reason), notice);
        });
    }

    private static Duration rest(Command leased, Dispatch dispatch, Reply.Reason reason) {
        return switch (reason) {
            case NOT_CONNECTED, SUSPENDED -> BackOff.jittered(Duration.ofSeconds(10));
            case OFF_HOURS -> BackOff.jittered(Duration.ofMinutes(1));
            case BREAKER_OPEN, SATURATED -> BackOff.jittered(Duration.ofSeconds(1));
            case TIMEOUT, BAD_ANSWER, FORBIDDEN -> BackOff.of(leased, dispatch);
        };
    }

    private static Question question(Command leased, String capability) {
        Map<String, Object> parameters = new HashMap<>(leased.errand().payload());
        parameters.put("key", leased.id());
        return new Question(
                capability,
                leased.errand().subject(),
                leased.errand().division(),
                leased.errand().purpose(),
                parameters);
    }
}
