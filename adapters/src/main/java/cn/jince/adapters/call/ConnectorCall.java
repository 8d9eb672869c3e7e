package cn.jince.adapters.call;

import static cn.jince.api.reply.Reply.Reason.FORBIDDEN;
import static cn.jince.api.reply.Reply.Reason.OFF_HOURS;
import static cn.jince.api.reply.Reply.Reason.SATURATED;
import static cn.jince.api.reply.Reply.Reason.TIMEOUT;

import cn.jince.adapters.Background;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import cn.jince.edge.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The one onion round every call to a department, outside in: authorise, cache and coalesce, then the layers of
 * {@link Onion}, and last the provenance. Whatever happens inside, a reply comes out.
 *
 * <p>A caller whose deadline passes gets {@code Unknown(TIMEOUT)}; the shared call behind goes on within its own
 * limits, so that the answer is there when the caller asks again.
 */
public final class ConnectorCall {
    private static final Logger log = LoggerFactory.getLogger(ConnectorCall.class);
    private final Lines lines;
    private final StageBoard stages;
    private final Clock clock;
    private final Background background;
    private final Shadows shadows;
    private final Onion onion;
    private final Consumer<Step> trail;

    public ConnectorCall(Lines lines, StageBoard stages, Clock clock, Background background, Shadows shadows) {
        this(lines, stages, clock, background, shadows, _ -> {});
    }

    ConnectorCall(
            Lines lines, StageBoard stages, Clock clock, Background background, Shadows shadows, Consumer<Step> trail) {
        this.lines = lines;
        this.stages = stages;
        this.clock = clock;
        this.background = background;
        this.shadows = shadows;
        this.onion = new Onion(clock);
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
            return Mono.just(Notices.byFailure(line, chosen.standing(), FORBIDDEN, clock.instant()));
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
        Duration total = shade.line().capability().timeouts().total();
        shadows.beside(
                shade.line(), question, given, Mono.defer(() -> live(shade.line(), shade.standing(), question, total)));
    }

    /** What a command for the division would wait for now; empty where it would be sent. */
    public Optional<Reply.Unknown<Attributes>> closedTo(String capability, String division) {
        Optional<Chosen> found = Chosen.of(lines, stages, new Question(capability, "", division, "", Map.of()));
        if (found.isEmpty()) {
            return Optional.of(Notices.nobody(capability));
        }
        Chosen chosen = found.get();
        return chosen.closed() == null
                ? Optional.empty()
                : Optional.of(Notices.byStage(chosen.line(), chosen.standing(), chosen.closed()));
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
            return Mono.just(notSent(Notices.byFailure(line, standing, FORBIDDEN, clock.instant())));
        }
        if (closed != null) {
            return Mono.just(notSent(Notices.byStage(line, standing, closed)));
        }
        return Mono.deferContextual(context -> {
            Passage passage = new Passage(trail);
            return onion.call(line, question, key, callersTime(line, context), passage)
                    .map(verdict -> outcome(verdict, key))
                    .onErrorResume(failure -> Mono.just(failedOrder(line, standing, failure, passage, key)))
                    .doOnNext(reply -> line.health().came(Outcomes.of(reply)));
        });
    }

    private Mono<Reply<Attributes>> answer(Line line, Standing standing, Question question) {
        trail.accept(Step.CACHE);
        Kept kept = line.kept();
        if (!kept.keeps()) {
            return Mono.deferContextual(context -> live(line, standing, question, callersTime(line, context)));
        }
        Kept.Found found = kept.find(question.parameters(), clock.instant());
        return switch (found.use()) {
            case FRESH -> Mono.just(as(Freshness.CACHED, found.content()));
            case MEANWHILE -> {
                background.run("asking again", flight(line, standing, question).then());
                yield Mono.just(as(Freshness.STALE, found.content()));
            }
            case SPARE -> awaited(line, standing, question).map(reply -> spared(reply, found.content()));
            case NONE -> awaited(line, standing, question);
        };
    }

    /** A caller whose time is over gets TIMEOUT; the flight goes on. */
    private Mono<Reply<Attributes>> awaited(Line line, Standing standing, Question question) {
        return Mono.deferContextual(context -> flight(line, standing, question)
                .timeout(
                        callersTime(line, context),
                        Mono.fromSupplier(() -> Notices.byFailure(line, standing, TIMEOUT, clock.instant()))));
    }

    private Mono<Reply<Attributes>> flight(Line line, Standing standing, Question question) {
        return line.flights()
                .join(
                        question.parameters(),
                        () -> live(
                                        line,
                                        standing,
                                        question,
                                        line.capability().timeouts().total())
                                .doOnNext(reply -> line.kept().keep(question.parameters(), reply, clock.instant())));
    }

    /** An older answer is better than none, except where they do not let us see it any more. */
    private static Reply<Attributes> spared(Reply<Attributes> reply, Reply<Attributes> kept) {
        return reply instanceof Reply.Unknown<Attributes> unknown && unknown.reason() != FORBIDDEN
                ? as(Freshness.STALE, kept)
                : reply;
    }

    private static Reply<Attributes> as(Freshness freshness, Reply<Attributes> kept) {
        return switch (kept) {
            case Reply.Answered<Attributes>(var value, var provenance) ->
                new Reply.Answered<>(value, provenance.as(freshness));
            case Reply.Absent<Attributes>(var provenance) -> new Reply.Absent<>(provenance.as(freshness));
            case Reply.Unknown<Attributes> unknown -> unknown;
        };
    }

    private static Duration callersTime(Line line, ContextView context) {
        Duration left = Deadline.of(context).left();
        Duration total = line.capability().timeouts().total();
        return left.compareTo(total) < 0 ? left : total;
    }

    private Mono<Reply<Attributes>> live(Line line, Standing standing, Question question, Duration time) {
        return onion.call(line, question, null, time, new Passage(trail))
                .map(verdict -> reply(line, question, verdict))
                .onErrorResume(
                        failure -> Mono.just(Notices.byFailure(line, standing, reason(line, failure), clock.instant())))
                .doOnNext(reply -> line.health().came(Outcomes.of(reply)));
    }

    private Reply<Attributes> reply(Line line, Question question, Verdict verdict) {
        trail.accept(Step.PROVENANCE);
        return switch (verdict) {
            case Verdict.Found found ->
                new Reply.Answered<>(
                        found.attributes(),
                        Provenances.live(line, question, found.asOf(), found.recordedAt(), clock.instant()));
            case Verdict.NotThere _ ->
                new Reply.Absent<>(Provenances.live(line, question, null, null, clock.instant()));
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
    private CommandReply failedOrder(Line line, Standing standing, Throwable failure, Passage passage, String key) {
        Reply.Reason reason = reason(line, failure);
        boolean turnedAway =
                failure instanceof CallFailed && (reason == FORBIDDEN || reason == OFF_HOURS || reason == SATURATED);
        if (passage.mayHaveLeft() && !turnedAway) {
            return new CommandReply.Ambiguous(key);
        }
        return notSent(Notices.byFailure(line, standing, reason, clock.instant()));
    }

    private static CommandReply notSent(Reply.Unknown<Attributes> why) {
        return new CommandReply.NotSent(why.reason(), why.notice());
    }

    private static Reply.Reason reason(Line line, Throwable failure) {
        CallFailed failed = CallFailed.of(failure);
        if (failed.ours()) {
            log.debug("{} was not asked: {} ({})", line.id(), failed.reason(), failed.getMessage());
        } else {
            log.atLevel(Objects.requireNonNullElse(line.capability().logLevel(), Level.WARN))
                    .log("{} did not answer: {} ({})", line.id(), failed.reason(), failed.getMessage());
        }
        return failed.reason();
    }
}
