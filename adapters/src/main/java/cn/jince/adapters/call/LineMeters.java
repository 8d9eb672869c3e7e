package cn.jince.adapters.call;

import cn.jince.api.reply.Reply;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Every line in figures. They are read from the lines when somebody looks; a call pays nothing for them. */
public final class LineMeters implements MeterBinder {
    private static final List<String> OUTCOMES = Stream.concat(
                    Stream.of("ANSWERED", "ABSENT", "ACCEPTED", "REJECTED", "AMBIGUOUS"),
                    Arrays.stream(Reply.Reason.values()).map(Enum::name))
            .toList();
    private static final List<String> STATES = List.of("CLOSED", "HALF_OPEN", "OPEN");
    private final Lines lines;

    public LineMeters(Lines lines) {
        this.lines = lines;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        lines.all().forEach(line -> bind(registry, line));
    }

    private static void bind(MeterRegistry registry, Line line) {
        Tags tags = Tags.of(
                "system", line.system().system(),
                "capability", line.capability().capability());
        for (String outcome : OUTCOMES) {
            count(
                    registry,
                    "outcomes",
                    tags.and("outcome", outcome),
                    line,
                    each -> each.health().outcomes(outcome));
        }
        FunctionTimer.builder(
                        "jince.connector.latency",
                        line,
                        each -> each.health().read().calls()
                                - each.health().read().failures(),
                        each -> each.health().nanos(),
                        TimeUnit.NANOSECONDS)
                .tags(tags)
                .register(registry);
        gauge(
                registry,
                "latency.p95.micros",
                tags,
                line,
                each -> each.health().read().whole().p95Micros());
        gauge(registry, "breaker", tags, line, each -> STATES.indexOf(each.breakerState()));
        gauge(registry, "permits.taken", tags, line, each -> each.permits().taken());
        gauge(registry, "permits.waiting", tags, line, each -> each.permits().waiting());
        gauge(registry, "kept.ratio", tags, line, each -> each.kept().counts().ratio());
        count(
                registry,
                "kept",
                tags.and("use", "fresh"),
                line,
                each -> each.kept().counts().hits());
        count(
                registry,
                "kept",
                tags.and("use", "stale"),
                line,
                each -> each.kept().counts().stale());
        count(
                registry,
                "kept",
                tags.and("use", "none"),
                line,
                each -> each.kept().counts().misses());
        count(registry, "coalesced", tags, line, each -> each.flights().joined());
        count(registry, "drift", tags, line, each -> each.drift().count());
    }

    private static void gauge(MeterRegistry registry, String name, Tags tags, Line line, ToDoubleFunction<Line> value) {
        Gauge.builder("jince.connector." + name, line, value).tags(tags).register(registry);
    }

    private static void count(MeterRegistry registry, String name, Tags tags, Line line, ToDoubleFunction<Line> value) {
        FunctionCounter.builder("jince.connector." + name, line, value)
                .tags(tags)
                .register(registry);
    }
}
