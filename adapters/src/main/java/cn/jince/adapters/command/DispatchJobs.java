package cn.jince.adapters.command;

import cn.jince.adapters.Background;
import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** One dispatcher a system, so that a slow one keeps only its own commands waiting. */
@Component
class DispatchJobs implements ApplicationRunner {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration TURN = Duration.ofMinutes(5);
    /** Above the total of any capability; a crashed instance's commands wait that long. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Descriptors descriptors;
    private final DispatchCommands dispatching;
    private final Background background;

    DispatchJobs(
            Descriptors descriptors,
            Commands commands,
            Lines lines,
            ConnectorCall call,
            TransactionalOperator inTransaction,
            Background background) {
        this.descriptors = descriptors;
        this.dispatching = new DispatchCommands(commands, lines, call, inTransaction, LEASE);
        this.background = background;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        descriptors.systems().stream()
                .filter(DispatchJobs::takesCommands)
                .forEach(system -> background.repeat(
                        "commands of " + system.system(), EVERY, TURN, Mono.defer(() -> dispatching.dispatch(system))));
    }

    private static boolean takesCommands(SystemDescriptor system) {
        return system.capabilities().stream().anyMatch(each -> each.dispatch() != null);
    }
}
