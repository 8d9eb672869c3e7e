package cn.jince.platform.fiscal;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.fiscal.FiscalLine.Content;
import cn.jince.platform.fiscal.FiscalLines.Event;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItems;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** A treasurer keeps the lines of the own division: drafts, amends, publishes; the budget is posted with it. */
@UseCase
public class KeepFiscalLine {
    private final FiscalLines lines;
    private final Ledger ledger;
    private final PolicyItems items;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    KeepFiscalLine(
            FiscalLines lines,
            Ledger ledger,
            PolicyItems items,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.lines = lines;
        this.ledger = ledger;
        this.items = items;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    /** Others' lines are seen by whoever is above. */
    public static boolean sees(Caller caller, FiscalLine line) {
        return caller.covers(line.key().division().value());
    }

    private static boolean keeps(Caller caller, FiscalLine line) {
        return caller.has(Role.TREASURER)
                && caller.division().equals(line.key().division().value());
    }

    /**
     * Drafted twice with the same content it is one.
     *
     * @param content or what is wrong with the form: whose line it is comes first
     */
    public Mono<Outcome<FiscalLine, FiscalRefusal>> draft(
            Caller caller, String itemId, int year, Outcome<Content, FiscalRefusal> content) {
        if (!caller.has(Role.TREASURER)) {
            return refused(new FiscalRefusal.NotAllowed());
        }
        int now = clock.today().getYear();
        if (year < now - 1 || year > now + 1) {
            return refused(new FiscalRefusal.Bad("只能编制上一年度、本年度或下一年度的清单。"));
        }
        DivisionCode treasury = new DivisionCode(caller.division());
        return items.findPublished(itemId)
                .map(item -> content.then(
                        known -> FiscalLine.drafted(UUID.randomUUID().toString(), item, year, treasury, known)))
                .defaultIfEmpty(Outcome.refused(new FiscalRefusal.Bad("没有这个已发布的政策事项。")))
                .flatMap(drafted -> switch (drafted) {
                    case Outcome.Done<FiscalLine, FiscalRefusal>(FiscalLine line) -> add(caller, line);
                    case Outcome.Refused<FiscalLine, FiscalRefusal> refused -> Mono.just(refused);
                })
                .as(inTransaction::transactional);
    }

    private Mono<Outcome<FiscalLine, FiscalRefusal>> add(Caller caller, FiscalLine line) {
        Instant now = clock.instant();
        return lines.add(line, new Event(line.version(), "DRAFTED", caller.name(), now, null))
                .flatMap(mine -> mine
                        ? appropriate(null, line, now).thenReturn(Outcome.<FiscalLine, FiscalRefusal>done(line))
                        : lines.find(line.key())
                                .map(there -> there.content().equals(line.content())
                                        ? Outcome.<FiscalLine, FiscalRefusal>done(there)
                                        : Outcome.refused(new FiscalRefusal.Exists(there.id()))));
    }

    public Mono<Outcome<FiscalLine, FiscalRefusal>> amend(
            Caller caller,
            String id,
            @Nullable Integer version,
            Outcome<Content, FiscalRefusal> content,
            String reason) {
        return change(
                caller, id, version, "AMENDED", reason, line -> content.then(known -> line.amended(known, reason)));
    }

    public Mono<Outcome<FiscalLine, FiscalRefusal>> publish(Caller caller, String id, @Nullable Integer version) {
        return change(caller, id, version, "PUBLISHED", "", FiscalLine::published);
    }

    private Mono<Outcome<FiscalLine, FiscalRefusal>> change(
            Caller caller,
            String id,
            @Nullable Integer version,
            String event,
            String reason,
            Function<FiscalLine, Outcome<FiscalLine, FiscalRefusal>> verb) {
        return lines.lock(id)
                .filter(line -> sees(caller, line))
                .flatMap(line -> switch (kept(caller, line, version).then(verb)) {
                    case Outcome.Done<FiscalLine, FiscalRefusal>(FiscalLine next) ->
                        save(caller, line, next, event, reason)
                                .thenReturn(Outcome.<FiscalLine, FiscalRefusal>done(next));
                    case Outcome.Refused<FiscalLine, FiscalRefusal> refused -> Mono.just(refused);
                })
                .defaultIfEmpty(Outcome.refused(new FiscalRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private static Outcome<FiscalLine, FiscalRefusal> kept(Caller caller, FiscalLine line, @Nullable Integer version) {
        if (!keeps(caller, line)) {
            return Outcome.refused(new FiscalRefusal.NotAllowed());
        }
        if (version == null) {
            return Outcome.refused(new FiscalRefusal.VersionRequired());
        }
        return version == line.version()
                ? Outcome.done(line)
                : Outcome.refused(new FiscalRefusal.Stale(line.version()));
    }

    private Mono<Void> save(Caller caller, FiscalLine before, FiscalLine next, String event, String reason) {
        Instant now = clock.instant();
        String note = reason.isBlank() ? null : reason;
        return lines.save(next, new Event(next.version(), event, caller.name(), now, note))
                .then(Mono.defer(() -> appropriate(before.content().budgetFen(), next, now)));
    }

    private Mono<Void> appropriate(@Nullable Long before, FiscalLine line, Instant now) {
        Long budget = line.content().budgetFen();
        long more = (budget == null ? 0 : budget) - (before == null ? 0 : before);
        if (more == 0) {
            return Mono.empty();
        }
        Movement movement = more > 0 ? Movement.APPROPRIATE : Movement.WITHDRAW;
        return ledger.post(line.id(), movement, Math.abs(more), line.id() + ":" + line.version(), now);
    }

    private static Mono<Outcome<FiscalLine, FiscalRefusal>> refused(FiscalRefusal refusal) {
        return Mono.just(Outcome.refused(refusal));
    }
}
