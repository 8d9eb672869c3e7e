package cn.jince.adapters.command;

import cn.jince.adapters.command.Command.State;
import cn.jince.adapters.command.CommandRefusal.NoDeadLetter;
import cn.jince.adapters.command.CommandRefusal.NotFound;
import cn.jince.adapters.command.CommandRefusal.ReasonRequired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** An operator decides about a dead letter, with a reason that is kept. */
@Component
public final class SettleDeadLetter {
    private final Commands commands;
    private final TransactionalOperator inTransaction;

    public SettleDeadLetter(Commands commands, TransactionalOperator inTransaction) {
        this.commands = commands;
        this.inTransaction = inTransaction;
    }

    public Mono<Recorded> settle(String id, OperatorVerb verb, String reason, String actor) {
        if (reason.isBlank() || reason.length() > 500) {
            return Mono.just(new Recorded.Refused(new ReasonRequired()));
        }
        return commands.find(id)
                .flatMap(found -> move(found, verb, reason, actor))
                .defaultIfEmpty(new Recorded.Refused(new NotFound(id)));
    }

    private Mono<Recorded> move(Command found, OperatorVerb verb, String reason, String actor) {
        State to = decide(found, verb);
        if (to == found.standing().state()) {
            return Mono.just(new Recorded.Refused(new NoDeadLetter(to)));
        }
        return commands.move(found, verb, to, reason, actor)
                .as(inTransaction::transactional)
                .flatMap(moved -> commands.find(found.id())
                        .map(now -> moved
                                ? new Recorded.Done(now)
                                : new Recorded.Refused(
                                        new NoDeadLetter(now.standing().state()))));
    }

    /** Where the verb leads; the state itself where it does not fit. */
    static State decide(Command command, OperatorVerb verb) {
        if (command.standing().state() != State.DEAD) {
            return command.standing().state();
        }
        return switch (verb) {
            case RETRY -> command.mayHaveArrived() ? State.UNCERTAIN : State.QUEUED;
            case SKIP -> State.SKIPPED;
            case COMPENSATE -> State.COMPENSATED;
        };
    }
}
