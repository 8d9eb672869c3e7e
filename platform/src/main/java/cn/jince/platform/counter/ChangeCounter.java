package cn.jince.platform.counter;

import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.UseCase;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Opens a counter or changes what is told of it. */
@UseCase
public class ChangeCounter {
    private final Counters counters;

    public ChangeCounter(Counters counters) {
        this.counters = counters;
    }

    /** @param next its version is the one it was read from */
    public Mono<Outcome<Counter, CounterRefusal>> change(Caller caller, @Nullable Integer version, Counter next) {
        if (!Divisions.shanxi().exists(next.division()) || !caller.covers(next.division())) {
            return refused(new CounterRefusal.NotFound());
        }
        if (version == null) {
            return refused(new CounterRefusal.VersionRequired());
        }
        if (!next.id().matches("[a-z0-9-]{1,40}")
                || Stream.of(next.name(), next.address(), next.hours()).anyMatch(String::isBlank)) {
            return refused(new CounterRefusal.Incomplete());
        }
        Counter kept = new Counter(
                next.id(), next.division(), next.name(), next.address(), next.hours(), next.phone(), version + 1);
        return counters.find(next.id())
                .map(before -> caller.covers(before.division()))
                .defaultIfEmpty(true)
                .flatMap(ours -> ours ? keep(kept) : refused(new CounterRefusal.NotFound()));
    }

    private Mono<Outcome<Counter, CounterRefusal>> keep(Counter next) {
        return counters.keep(next)
                .flatMap(kept -> kept
                        ? Mono.just(Outcome.done(next))
                        : counters.find(next.id())
                                .map(Counter::version)
                                .defaultIfEmpty(0)
                                .map(now -> Outcome.refused(new CounterRefusal.Stale(now))));
    }

    private static Mono<Outcome<Counter, CounterRefusal>> refused(CounterRefusal why) {
        return Mono.just(Outcome.refused(why));
    }
}
