package cn.jince.adapters.reconciliation;

import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Question;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.adapters.ReconciliationViews.DayLine;
import cn.jince.api.identity.Role;
import cn.jince.api.redemption.PaidDays;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Compares days that are over and do not agree yet, newest outage included: lease (tx), ask both records outside any
 * transaction, keep the outcome and its gaps (tx).
 */
@Component
public final class Reconcile {
    private static final Logger log = LoggerFactory.getLogger(Reconcile.class);
    /** Days looked back: an outage may last that long and still be caught up. */
    static final int LAST = 7;

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Caller HOUSE =
            new Caller("adapters", Caller.Kind.SYSTEM, "晋策", "", "", Set.of(Role.HOUSE), Map.of());
    private final Lines lines;
    private final ConnectorCall call;
    private final PaidDays payouts;
    private final Days days;
    private final TransactionalOperator inTransaction;

    public Reconcile(
            Lines lines, ConnectorCall call, PaidDays payouts, Days days, TransactionalOperator inTransaction) {
        this.lines = lines;
        this.call = call;
        this.payouts = payouts;
        this.days = days;
        this.inTransaction = inTransaction;
    }

    /** Everything that is due. */
    public Mono<Void> due() {
        return Flux.fromIterable(Reconciled.of(lines))
                .concatMap(each -> days.enter(each.system(), each.capability(), LAST))
                .then(days.lease(LAST, LEASE)
                        .as(inTransaction::transactional)
                        .flatMap(day -> run(day).thenReturn(true))
                        .defaultIfEmpty(false)
                        .repeat()
                        .takeWhile(worked -> worked)
                        .then());
    }

    /** That day now; false where nothing of that name is reconciled. */
    public Mono<Boolean> now(String system, String capability, LocalDate day) {
        if (Reconciled.find(lines, system, capability).isEmpty()) {
            return Mono.just(false);
        }
        return days.due(system, capability, day)
                .then(Mono.defer(
                        () -> days.lease(system, capability, day, LEASE).as(inTransaction::transactional)))
                .flatMap(this::run)
                .thenReturn(true);
    }

    private Mono<Void> run(Day day) {
        return Reconciled.find(lines, day.system(), day.capability())
                .map(what -> compare(what, day))
                .orElseGet(() -> days.unknown(day, "该能力不再对账。"))
                .onErrorResume(Exception.class, failure -> {
                    log.warn("reconciliation of {} failed: {}", day, failure.toString());
                    return days.unknown(day, "对账暂时无法进行，稍后重试。");
                });
    }

    private Mono<Void> compare(Reconciled what, Day day) {
        return theirs(what, day.day()).flatMap(reply -> switch (reply) {
            case Reply.Answered<Book>(Book theirs, var _) ->
                ours(what, day.day()).map(Book::of).flatMap(ours -> keep(what, day, ours, theirs));
            case Reply.Absent<Book> _ -> days.unknown(day, "对方没有当日对账单。");
            case Reply.Unknown<Book> unknown -> days.unknown(day, unknown.notice());
        });
    }

    private Mono<Void> keep(Reconciled what, Day day, Book ours, Book theirs) {
        Mono<List<Difference>> differences = ours.agreesWith(theirs)
                ? Mono.just(List.of())
                : Mono.zip(near(day.day(), each -> ours(what, each)), near(day.day(), each -> lines(what, each)))
                        .map(around -> Difference.between(ours, theirs, around.getT1(), around.getT2()));
        return differences.flatMap(found -> Mono.defer(() -> days.keep(day, ours, theirs, found, what.owner()))
                .as(inTransaction::transactional));
    }

    private static Mono<List<DayLine>> near(
            LocalDate day, java.util.function.Function<LocalDate, Mono<List<DayLine>>> record) {
        return Flux.just(day.minusDays(1), day.plusDays(1))
                .concatMap(record)
                .concatMapIterable(found -> found)
                .collectList();
    }

    private Mono<List<DayLine>> ours(Reconciled what, LocalDate day) {
        return what.money()
                ? payouts.paidOn(day)
                : days.commands(what.system(), what.capability(), day).collectList();
    }

    private Mono<List<DayLine>> lines(Reconciled what, LocalDate day) {
        return theirs(what, day)
                .map(reply -> reply instanceof Reply.Answered<Book>(Book theirs, var _) ? theirs.lines() : List.of());
    }

    private Mono<Reply<Book>> theirs(Reconciled what, LocalDate day) {
        Question question =
                new Question(what.statement(), day.toString(), what.division(), "日对账", Map.of("day", day.toString()));
        return call.ask(question, HOUSE).map(Reconcile::book);
    }

    private static Reply<Book> book(Reply<Attributes> reply) {
        return switch (reply) {
            case Reply.Answered<Attributes>(Attributes said, var provenance) -> {
                List<DayLine> lines = new ArrayList<>();
                node(said, "lines")
                        .forEach(line -> lines.add(new DayLine(
                                line.path("key").asString(""), line.path("fen").asLong(0))));
                yield new Reply.Answered<>(
                        new Book(
                                node(said, "count").asLong(0),
                                node(said, "sumFen").asLong(0),
                                node(said, "hash").asString(""),
                                List.copyOf(lines)),
                        provenance);
            }
            case Reply.Absent<Attributes>(var provenance) -> new Reply.Absent<>(provenance);
            case Reply.Unknown<Attributes> u ->
                new Reply.Unknown<>(
                        u.reason(), u.system(), u.systemName(), u.notice(), u.askAgainAfter(), u.since(), u.expected());
        };
    }

    /** The descriptor has checked that the attribute is there. */
    private static JsonNode node(Attributes said, String attribute) {
        return java.util.Objects.requireNonNull(said.attributes().get(attribute));
    }
}
