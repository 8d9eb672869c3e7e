package cn.jince.gateway.door;

import cn.jince.gateway.problem.GatewayProblems;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Steps in a row. As long as none has to be waited for they run as one loop, without a Mono between them. */
final class Program {
    private final Duty[] duties;
    private final GatewayProblems problems;

    Program(Duty[] duties, GatewayProblems problems) {
        this.duties = duties;
        this.problems = problems;
    }

    Mono<Void> run(Passage passage, Supplier<Mono<Void>> then) {
        return from(0, passage, then);
    }

    private Mono<Void> from(int step, Passage passage, Supplier<Mono<Void>> then) {
        for (int i = step; i < duties.length; i++) {
            if (passage.refusal() != null || passage.isAnswered()) {
                break;
            }
            @Nullable Mono<Void> waiting = duties[i].perform(passage);
            if (waiting != null) {
                int next = i + 1;
                return waiting.then(Mono.defer(() -> from(next, passage, then)));
            }
        }
        if (passage.isAnswered()) {
            return Mono.empty();
        }
        var refusal = passage.refusal();
        return refusal == null ? then.get() : problems.write(passage.exchange(), refusal);
    }
}
