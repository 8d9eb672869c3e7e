package cn.jince.adapters.call;

import static cn.jince.api.reply.Reply.Reason.OFF_HOURS;
import static cn.jince.api.reply.Reply.Reason.SATURATED;

import cn.jince.adapters.descriptor.CallBudget;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.adapters.descriptor.SystemDescriptor.Timeouts;
import cn.jince.api.adapters.AdapterViews.Attributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The layers a call passes once it must be made, outside in: deadline, shed, bulkhead, breaker, retry, and the attempt
 * with what its connector does, then validation and mapping.
 *
 * <p>The breaker stands outside the retry: one verdict per call, and an open breaker forbids further attempts. Every
 * failure that leaves here is a {@link CallFailed}.
 */
final class Onion {
    private final Clock clock;

    Onion(Clock clock) {
        this.clock = clock;
    }

    /** @param time what the call may take: the capability's total, or what is left to a caller who does not share it */
    Mono<Verdict> call(Line line, Question question, @Nullable String key, Duration time, Passage passage) {
        return Mono.defer(() -> {
                    passage.accept(Step.DEADLINE);
                    passage.mayTake(time);
                    return shed(line, question, key, passage);
                })
                .timeout(time)
                .onErrorMap(CallFailed::of)
                .contextWrite(context -> context.put(Passage.class, passage));
    }

    private Mono<Verdict> shed(Line line, Question question, @Nullable String key, Passage passage) {
        passage.accept(Step.SHED);
        if (!line.hours().open(clock.instant())) {
            return Mono.error(CallFailed.notAsked(OFF_HOURS, "outside its hours"));
        }
        if (!line.throttle().take(System.nanoTime())) {
            return Mono.error(CallFailed.notAsked(SATURATED, "more than it can bear"));
        }
        return bulkhead(line, question, key, passage).doFinally(_ -> {
            if (!passage.tried()) {
                line.throttle().giveBack();
            }
        });
    }

    private Mono<Verdict> bulkhead(Line line, Question question, @Nullable String key, Passage passage) {
        passage.accept(Step.BULKHEAD);
        Duration left = passage.left();
        Duration acquire = line.capability().timeouts().acquire();
        return line.permits()
                .within(
                        left.compareTo(acquire) < 0 ? left : acquire,
                        step(Step.BREAKER, passage, () -> line.breaker().guard(tried(line, question, key, passage))));
    }

    private Mono<Verdict> tried(Line line, Question question, @Nullable String key, Passage passage) {
        return Mono.defer(() -> {
            passage.accept(Step.RETRY);
            line.retries().called();
            long start = System.nanoTime();
            return retried(line, passage, attempt(line, question, key, passage))
                    .doOnNext(_ -> line.health().answered(System.nanoTime() - start, passage.times(), clock.instant()))
                    .doOnCancel(passage::abandon)
                    .doOnError(_ -> {
                        // a connection that breaks because its caller left is nobody's failure
                        if (!passage.abandoned()) {
                            line.health().failed(passage.times(), clock.instant());
                        }
                    });
        });
    }

    private static Mono<Verdict> retried(Line line, Passage passage, Mono<Verdict> attempt) {
        int retries = line.capability().retry().retries();
        if (retries == 0) {
            return attempt;
        }
        return attempt.retryWhen(
                Retry.backoff(retries, line.capability().retry().backoff())
                        .jitter(0.5)
                        .filter(failure -> mayAgain(line, passage, CallFailed.of(failure)))
                        .onRetryExhaustedThrow((_, signal) -> signal.failure()));
    }

    /** Questions only, where it helps, while there is time for it, within the budget and what they can bear. */
    private static boolean mayAgain(Line line, Passage passage, CallFailed failure) {
        Capability capability = line.capability();
        Timeouts times = capability.timeouts();
        Duration least = capability.retry().backoff().plus(times.connect()).plus(times.tls());
        return capability.kind() != Kind.COMMAND
                && failure.worthAnother()
                && passage.left().compareTo(least) > 0
                && line.retries().spend()
                && line.throttle().take(System.nanoTime());
    }

    private Mono<Verdict> attempt(Line line, Question question, @Nullable String key, Passage passage) {
        return Mono.defer(() -> {
                    passage.attempt();
                    return line.connector().attempt(new Outgoing(line, question.parameters(), key, passage));
                })
                .timeout(CallBudget.attempt(line.capability()))
                .map(tree -> {
                    passage.decoded();
                    return read(line, tree, passage);
                })
                .onErrorMap(CallFailed::of);
    }

    private Verdict read(Line line, Map<String, Object> tree, Passage passage) {
        Instant now = clock.instant();
        passage.accept(Step.VALIDATE);
        Reading reading = Reading.of(line, tree, now);
        passage.accept(Step.MAP);
        return switch (reading.meaning()) {
            case OK -> found(line, reading.content(), now);
            case ABSENT -> new Verdict.NotThere();
            case REJECTED -> new Verdict.Refused(reading.code());
            case FORBIDDEN, OFF_HOURS, SATURATED, BAD_ANSWER -> throw new IllegalStateException("checked before");
        };
    }

    private static Verdict found(Line line, Object content, Instant now) {
        line.drift().looked(content, now);
        Attributes attributes = new Attributes(line.mapping().map(content));
        line.keepsPromise(attributes, now);
        return new Verdict.Found(
                attributes, line.mapping().asOf(content), line.mapping().recordedAt(content));
    }

    private static <T> Mono<T> step(Step step, Passage passage, Supplier<Mono<T>> layer) {
        return Mono.defer(() -> {
            passage.accept(step);
            return layer.get();
        });
    }
}
