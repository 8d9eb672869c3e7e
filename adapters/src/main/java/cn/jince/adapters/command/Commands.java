package cn.jince.adapters.command;

import cn.jince.adapters.command.Command.Errand;
import cn.jince.adapters.command.Command.State;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Commands as they are kept. The database's clock alone rules leases and waits. */
public interface Commands {

    /** Records it; false where the id is taken. */
    Mono<Boolean> record(String id, Errand errand, @Nullable String notice);

    Mono<Command> find(String id);

    /** At most 200, oldest first. */
    Flux<Command> in(State state);

    /**
     * Inside a transaction: leases one that is due. From then on it is SENDING and may have arrived; the answer holds
     * what was so before.
     */
    Mono<Command> lease(String system, Collection<String> capabilities, Duration lease);

    /** Keeps what a round came to and ends the lease; false where a later lease has taken over. */
    Mono<Boolean> settle(Command leased, Result result);

    /** Inside a transaction: moves a dead letter on and keeps who did it and why; false where it is no dead letter. */
    Mono<Boolean> move(Command dead, OperatorVerb verb, State to, String reason, String actor);
}
