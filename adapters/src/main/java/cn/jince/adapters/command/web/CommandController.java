package cn.jince.adapters.command.web;

import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.command.Command.State;
import cn.jince.adapters.command.CommandRefusal;
import cn.jince.adapters.command.Commands;
import cn.jince.adapters.command.FollowCommand;
import cn.jince.adapters.command.OperatorVerb;
import cn.jince.adapters.command.RecordCommand;
import cn.jince.adapters.command.Recorded;
import cn.jince.adapters.command.SettleDeadLetter;
import cn.jince.api.adapters.CommandViews.CommandForm;
import cn.jince.api.adapters.CommandViews.CommandView;
import cn.jince.api.adapters.CommandViews.Opening;
import cn.jince.api.adapters.CommandViews.OperatorReason;
import cn.jince.api.adapters.CommandViews.Progress;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class CommandController implements cn.jince.api.adapters.Commands {
    private final Commands commands;
    private final RecordCommand recording;
    private final FollowCommand following;
    private final SettleDeadLetter settling;
    private final ConnectorCall call;
    private final Lines lines;
    private final CommandScreens screens;

    CommandController(
            Commands commands,
            RecordCommand recording,
            FollowCommand following,
            SettleDeadLetter settling,
            ConnectorCall call,
            Lines lines,
            CommandScreens screens) {
        this.commands = commands;
        this.recording = recording;
        this.following = following;
        this.settling = settling;
        this.call = call;
        this.lines = lines;
        this.screens = screens;
    }

    @Override
    public Mono<CommandView> record(CommandForm form) {
        return Doors.having(Role.HOUSE).then(shown(Mono.defer(() -> recording.record(form))));
    }

    @Override
    public Mono<CommandView> find(String id) {
        return Doors.having(Role.HOUSE, Role.OPERATOR)
                .then(Mono.defer(() -> commands.find(id)))
                .map(screens::view)
                .switchIfEmpty(Mono.error(() -> CommandProblems.say(new CommandRefusal.NotFound(id))));
    }

    @Override
    public Mono<Reply<Progress>> progress(String id) {
        return Doors.having(Role.HOUSE)
                .then(Mono.defer(() -> commands.find(id)))
                .switchIfEmpty(Mono.error(() -> CommandProblems.say(new CommandRefusal.NotFound(id))))
                .flatMap(following::follow);
    }

    @Override
    public Mono<List<CommandView>> inState(String state) {
        return Doors.having(Role.OPERATOR).flatMap(_ -> {
            if (Arrays.stream(State.values()).noneMatch(each -> each.name().equals(state))) {
                throw Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.VALIDATION_FAILED, "没有名为" + state + "的指令状态。");
            }
            return commands.in(State.valueOf(state)).map(screens::view).collectList();
        });
    }

    @Override
    public Mono<CommandView> retry(String id, OperatorReason reason) {
        return settle(id, OperatorVerb.RETRY, reason);
    }

    @Override
    public Mono<CommandView> skip(String id, OperatorReason reason) {
        return settle(id, OperatorVerb.SKIP, reason);
    }

    @Override
    public Mono<CommandView> compensate(String id, OperatorReason reason) {
        return settle(id, OperatorVerb.COMPENSATE, reason);
    }

    @Override
    public Mono<Opening> opening(String capability, String divisionCode) {
        return Doors.having(Role.HOUSE)
                .map(_ -> lines.find(capability, divisionCode)
                        .filter(line -> line.capability().dispatch() != null)
                        .map(line -> {
                            String waits = call.closedTo(capability, divisionCode)
                                    .map(Reply.Unknown::notice)
                                    .orElse(null);
                            return new Opening(
                                    true,
                                    waits == null,
                                    line.system().system(),
                                    line.system().name(),
                                    waits);
                        })
                        .orElse(new Opening(false, false, "", "", null)));
    }

    private Mono<CommandView> settle(String id, OperatorVerb verb, OperatorReason reason) {
        return Doors.having(Role.OPERATOR)
                .flatMap(operator -> shown(settling.settle(id, verb, reason.reason(), name(operator))));
    }

    private static String name(Caller operator) {
        return operator.name().isBlank() ? operator.id() : operator.name() + "（" + operator.id() + "）";
    }

    private Mono<CommandView> shown(Mono<Recorded> recorded) {
        return recorded.map(outcome -> switch (outcome) {
            case Recorded.Done(var command) -> screens.view(command);
            case Recorded.Refused(var refusal) -> throw CommandProblems.say(refusal);
        });
    }
}
