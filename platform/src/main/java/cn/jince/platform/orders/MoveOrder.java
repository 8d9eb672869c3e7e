package cn.jince.platform.orders;

import cn.jince.api.event.EventTypes;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.orders.SupervisionOrder.Step;
import cn.jince.platform.outbox.Outbox;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Moves an order along: received and replied to in its division, closed by a supervisor, passed up when overdue. */
@UseCase
public class MoveOrder {
    private final Orders orders;
    private final Outbox outbox;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final TransactionalOperator inTransaction;

    MoveOrder(
            Orders orders,
            Outbox outbox,
            PlatformClock clock,
            WorkingCalendar calendar,
            TransactionalOperator inTransaction) {
        this.orders = orders;
        this.outbox = outbox;
        this.clock = clock;
        this.calendar = calendar;
        this.inTransaction = inTransaction;
    }

    public static boolean sees(Caller caller, SupervisionOrder order) {
        return caller.covers(order.place().division().value());
    }

    public Mono<Outcome<SupervisionOrder, OrderRefusal>> receive(Caller officer, String id, @Nullable Integer version) {
        return move(officer, id, version, order -> order.received(officer.name(), clock.instant()));
    }

    public Mono<Outcome<SupervisionOrder, OrderRefusal>> reply(
            Caller officer, String id, @Nullable Integer version, String text) {
        return move(officer, id, version, order -> order.replied(text, officer.id(), officer.name(), clock.instant()));
    }

    public Mono<Outcome<SupervisionOrder, OrderRefusal>> close(
            Caller officer, String id, @Nullable Integer version, boolean accept, String outcome) {
        return move(
                officer,
                id,
                version,
                order -> order.closed(
                        accept,
                        outcome,
                        officer.id(),
                        officer.name(),
                        clock.instant(),
                        calendar.plus(clock.today(), SupervisionOrder.AGAIN).day()));
    }

    /** Passes up what nobody replied to in time. */
    Mono<Void> escalate(SupervisionOrder order) {
        return keep(order.escalated(clock.today(), calendar, clock.instant()))
                .as(inTransaction::transactional)
                .then();
    }

    private Mono<Outcome<SupervisionOrder, OrderRefusal>> move(
            Caller caller,
            String id,
            @Nullable Integer version,
            Function<SupervisionOrder, Outcome<Step, OrderRefusal>> verb) {
        return orders.find(id)
                .filter(order -> sees(caller, order))
                .map(order -> stale(version, order)
                        .map(Outcome::<Step, OrderRefusal>refused)
                        .orElseGet(() -> verb.apply(order)))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Step, OrderRefusal>(Step step) -> keep(step);
                    case Outcome.Refused<Step, OrderRefusal>(OrderRefusal refusal) ->
                        Mono.just(Outcome.<SupervisionOrder, OrderRefusal>refused(refusal));
                })
                .defaultIfEmpty(Outcome.refused(new OrderRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private static Optional<OrderRefusal> stale(@Nullable Integer version, SupervisionOrder order) {
        if (version == null) {
            return Optional.of(new OrderRefusal.VersionRequired());
        }
        return version == order.version() ? Optional.empty() : Optional.of(new OrderRefusal.Stale(order.version()));
    }

    private Mono<Outcome<SupervisionOrder, OrderRefusal>> keep(Step step) {
        SupervisionOrder next = step.next();
        return orders.save(step)
                .flatMap(mine -> mine
                        ? outbox.append(EventTypes.SUPERVISION_ORDER_MOVED, next.id(), RaiseOrder.told(next))
                                .thenReturn(Outcome.<SupervisionOrder, OrderRefusal>done(next))
                        : orders.find(next.id()).map(now -> Outcome.refused(new OrderRefusal.Stale(now.version()))));
    }
}
