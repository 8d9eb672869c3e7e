package cn.jince.adapters.call;

import static cn.jince.api.reply.Reply.Reason.BREAKER_OPEN;
import static cn.jince.api.reply.Reply.Reason.FORBIDDEN;
import static cn.jince.api.reply.Reply.Reason.OFF_HOURS;
import static cn.jince.api.reply.Reply.Reason.SATURATED;
import static cn.jince.api.reply.Reply.Reason.TIMEOUT;

import cn.jince.adapters.descriptor.CallBudget;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import cn.jince.edge.Deadline;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The one onion round every call to a department, outside in: authorise, cache and coalesce, deadline, bulkhead,
 * breaker, retry, sign, transport, decode, validate, map, provenance. Whatever happens inside, a reply comes out.
 *
 * <p>The breaker stands outside the retry: one verdict per call, and an open breaker forbids further attempts. A caller
 * whose deadline passes gets {@code Unknown(TIMEOUT)}; the shared call behind goes on within its own limits, so that
 * the answer is there when the caller asks again.
 */
public final class ConnectorCall {
    private static final Logger log = LoggerFactory.getLogger(ConnectorCall.class);
    private final Lines lines;
    private final StageBoard stages;
    private final Clock clock;
    private final Shadows shadows;
    private final Consumer<Step> trail;

    public ConnectorCall(Lines lines, StageBoard stages, Clock clock, Shadows shadows) {
        this(lines, stages, clock, shadows, _ -> {});
    }

    ConnectorCall(Lines lines, StageBoard stages, Clock clock, Shadows shadows, Consumer<Step> trail) {
        this.lines = lines;
        this.stages = stages;
        this.clock = clock;
        this.shadows = shadows;
        this.trail = trail;
    }

    /** Puts a question. Never fails for a system's sake. */
    public Mono<Reply<Attributes>> ask(Question question, Caller caller) {
        Optional<Chosen> found = Chosen.of(lines, stages, question);
        if (found.isEmpty()) {
            return Mono.just(Notices.nobody(question.capability()));
        }
        Chosen chosen = found.get();
        Line line = chosen.line();
        trail.accept(Step.AUTHORISE);
        if (!Access.may(caller, line.capability(), question)) {
            return Mono.just(Notices.byFailure(line, chosen.standing(), FORBIDDEN));
        }
        Mono<Reply<Attributes>> reply = chosen.closed() == null
                ? answer(line, chosen.standing(), question)
                : Mono.just(Notices.byStage(line, chosen.standing(), chosen.closed()));
        Chosen.Shade shade = chosen.shadow();
        return shade == null ? reply : reply.doOnNext(given -> beside(shade, question, given));
    }

    /** Where the line stands that a question would go to. */
    public Optional<Standing> standing(Question question) {
        return Chosen.of(lines, stages, question).map(Chosen::standing);
    }

    private void beside(Chosen.Shade shade, Question question, Reply<Attributes> given) {
        shadows.beside(shade.line(), question, given, Mono.defer(() -> live(shade.line(), shade.standing(), question)));
    }

    private Mono<Reply<Attributes>> answer(Line line, Standing standing, Question question) {
        return withinCallersDeadline(line, shared(line, question, () -> live(line, standing, question)))
                .onErrorResume(
                        java.util.concurrent.TimeoutException.class,
                        _ -> Mono.just(Notices.byFailure(line, standing, TIMEOUT)));
    }

    /** Sends a command once. */
    public Mono<CommandReply> order(Question question, String key, Caller caller) {
        Optional<Chosen> found = Chosen.of(lines, stages, question);
        if (found.isEmpty()) {
            return Mono.just(notSent(Notices.nobody(question.capability())));
        }
        Line line = found.get().line();
        Standing standing = found.get().standing();
        Reply.@Nullable Reason closed = found.get().closed();
        trail.accept(Step.AUTHORISE);
        if (!Access.may(caller, line.capability(), question)) {
            return Mono.just(notSent(Notices.byFailure(line, standing, FORBIDDEN)));
        }
        if (closed != null) {
            return Mono.just(notSent(Notices.byStage(line, standing, closed)));
        }
        return Mono.defer(() -> {
            Departure departure = new Departure();
            return withinCallersDeadline(line, guarded(line, attempt(line, question, key)))
                    .contextWrite(context -> context.put(Departure.class, departure))
                    .map(verdict -> outcome(verdict, key))
                    .onErrorResume(failure -> Mono.just(failedOrder(line, standing, failure, departure, key)));
        });
    }

    private Mono<Reply<Attributes>> shared(Line line, Question question, Supplier<Mono<Reply<Attributes>>> call) {
        trail.accept(Step.CACHE);
        if (!line.keeps()) {
            return call.get();
        }
        Reply<Attributes> kept = line.kept().getIfPresent(question.subject());
        if (kept != null) {
            return Mono.just(Notices.cached(kept));
        }
        return line.flights().join(question.subject(), () -> call.get().doOnNext(reply -> keep(line, question, reply)));
    }

    private static void keep(Line line, Question question, Reply<Attributes> reply) {
        if (!(reply instanceof Reply.Unknown)) {
            line.kept().put(question.subject(), reply);
        }
    }

    private static <T> Mono<T> withinCallersDeadline(Line line, Mono<T> call) {
        return Mono.deferContextual(context -> {
            Duration left = Deadline.of(context).left();
            Duration total = line.capability().timeouts().total();
            return call.timeout(left.compareTo(total) < 0 ? left : total);
        });
    }

    private Mono<Reply<Attributes>> live(Line line, Standing standing, Question question) {
        return guarded(line, attempt(line, question, null))
                .map(verdict -> reply(line, verdict))
                .onErrorResume(failure -> Mono.just(Notices.byFailure(line, standing, reason(line, failure))));
    }

    /** Deadline, bulkhead, breaker and retry round attempts; read it from the bottom to go outside in. */
    private Mono<Verdict> guarded(Line line, Mono<Verdict> attempt) {
        Mono<Verdict> tried = step(Step.RETRY, retried(line, attempt));
        Mono<Verdict> broken =
                step(Step.BREAKER, measured(line, tried).transformDeferred(CircuitBreakerOperator.of(line.breaker())));
        Mono<Verdict> bounded = step(Step.BULKHEAD, broken.transformDeferred(BulkheadOperator.of(line.bulkhead())));
        return step(Step.DEADLINE, bounded.timeout(line.capability().timeouts().total()));
    }

    private Mono<Verdict> measured(Line line, Mono<Verdict> call) {
        return Mono.defer(() -> {
            long start = System.nanoTime();
            line.retries().called();
            return call.doOnNext(_ -> line.health().answered((System.nanoTime() - start) / 1_000_000, clock.instant()))
                    .doOnError(_ -> line.health().failed(clock.instant()));
        });
    }

    private static Mono<Verdict> retried(Line line, Mono<Verdict> attempt) {
        int retries = line.capability().retry().retries();
        if (retries == 0) {
            return attempt;
        }
        return attempt.retryWhen(
                Retry.backoff(retries, line.capability().retry().backoff())
                        .jitter(0.5)
                        .filter(failure -> CallFailed.of(failure).worthAnother()
                                && line.retries().spend())
                        .onRetryExhaustedThrow((_, signal) -> signal.failure()));
    }

    private Mono<Verdict> attempt(Line line, Question question, @Nullable String key) {
        return Mono.defer(() -> line.connector().attempt(new Outgoing(line, question.parameters(), key, trail)))
                .timeout(CallBudget.attempt(line.capability()))
                .map(tree -> read(line, tree))
                .onErrorMap(CallFailed::of);
    }

    private Verdict read(Line line, Map<String, Object> tree) {
        trail.accept(Step.VALIDATE);
        Reading reading = Reading.of(line, tree);
        trail.accept(Step.MAP);
        return switch (reading.meaning()) {
            case OK ->
                new Verdict.Found(
                        new Attributes(line.mapping().map(reading.content())),
                        line.mapping().asOf(reading.content()));
            case ABSENT -> new Verdict.NotThere();
            case REJECTED -> new Verdict.Refused(reading.code());
            case FORBIDDEN, OFF_HOURS, SATURATED, BAD_ANSWER -> throw new IllegalStateException("checked before");
        };
    }

    private Reply<Attributes> reply(Line line, Verdict verdict) {
        trail.accept(Step.PROVENANCE);
        return switch (verdict) {
            case Verdict.Found found ->
                new Reply.Answered<>(found.attributes(), Provenances.live(line, found.asOf(), clock.instant()));
            case Verdict.NotThere _ -> new Reply.Absent<>(Provenances.live(line, null, clock.instant()));
            case Verdict.Refused _ -> throw new IllegalStateException("a question cannot be rejected: " + line.id());
        };
    }

    private static CommandReply outcome(Verdict verdict, String key) {
        return switch (verdict) {
            case Verdict.Found found
            when found.attributes().attributes().get("receipt") instanceof tools.jackson.databind.JsonNode receipt ->
                new CommandReply.Accepted(receipt.asString());
            case Verdict.Refused refused ->
                new CommandReply.Rejected(refused.code(), "对方系统拒绝了该指令，代码" + refused.code() + "。");
            case Verdict.Found _, Verdict.NotThere _ -> new CommandReply.Ambiguous(key);
        };
    }

    /** A refusal at their door is certain; anything else after a byte may have left is not. */
    private CommandReply failedOrder(Line line, Standing standing, Throwable failure, Departure departure, String key) {
        Reply.Reason reason = reason(line, failure);
        boolean turnedAway =
                failure instanceof CallFailed && (reason == FORBIDDEN || reason == OFF_HOURS || reason == SATURATED);
        if (departure.mayHaveLeft() && !turnedAway) {
            return new CommandReply.Ambiguous(key);
        }
        return notSent(Notices.byFailure(line, standing, reason));
    }

    private static CommandReply notSent(Reply.Unknown<Attributes> why) {
        return new CommandReply.NotSent(why.reason(), why.notice());
    }

    private static Reply.Reason reason(Line line, Throwable failure) {
        return switch (failure) {
            case CallNotPermittedException _ -> BREAKER_OPEN;
            case BulkheadFullException _ -> SATURATED;
            default -> {
                CallFailed failed = CallFailed.of(failure);
                log.atLevel(Objects.requireNonNullElse(line.capability().logLevel(), Level.WARN))
                        .log("{} did not answer: {} ({})", line.id(), failed.reason(), failed.getMessage());
                yield failed.reason();
            }
        };
    }

    private <T> Mono<T> step(Step step, Mono<T> layer) {
        return Mono.defer(() -> {
            trail.accept(step);
            return layer;
        });
    }
}
