package cn.jince.gateway.cache;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One request that is under way to the upstream, and those that wait for what becomes of it. */
final class Flight {
    private final Sinks.One<Ending> end = Sinks.one();
    private final AtomicReference<@Nullable Flight> successor = new AtomicReference<>();

    sealed interface Ending {
        /** Good for whoever asked the same. */
        record Kept(Answer answer) implements Ending {}

        /** For that one only. */
        record Unfit() implements Ending {}

        record Failed() implements Ending {}

        /** Its client went away. */
        record Left() implements Ending {}
    }

    /** The first ending counts. */
    void ends(Ending how) {
        end.tryEmitValue(how);
    }

    Mono<Ending> ending() {
        return end.asMono();
    }

    /** Where it came to nothing: who waited for it goes on with the one successor. */
    boolean isFollowedBy(Flight other) {
        return successor.compareAndSet(null, other);
    }

    Flight successor() {
        return Objects.requireNonNull(successor.get());
    }
}
