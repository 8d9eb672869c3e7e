package cn.jince.platform.orders;

import cn.jince.api.event.EventTypes;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Fingerprint;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import cn.jince.platform.orders.SupervisionOrder.Event;
import cn.jince.platform.orders.SupervisionOrder.Place;
import cn.jince.platform.orders.SupervisionOrder.Subject;
import cn.jince.platform.outbox.Outbox;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Raises an order: a supervisor by hand, once for each key, or the platform by rule, once for each limit passed. */
@UseCase
public class RaiseOrder {
    private static final int LONGEST_KEY = 150;
    private static final int MOST_DAYS = 30;
    private static final int LONGEST_REASON = 1000;
    private final Orders orders;
    private final Outbox outbox;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final TransactionalOperator inTransaction;

    RaiseOrder(
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

    /** @param days working days to reply in */
    public record Wanted(Subject subject, Place place, String reason, int days) {
        String fingerprint() {
            return Fingerprint.of(toString());
        }
    }

    public Mono<Outcome<SupervisionOrder, OrderRefusal>> raise(Caller caller, @Nullable String key, Wanted wanted) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            return Mono.just(Outcome.refused(new OrderRefusal.KeyRequired()));
        }
        String division = wanted.place().division().value();
        if (!caller.covers(division) || !Divisions.shanxi().exists(division)) {
            return Mono.just(Outcome.refused(new OrderRefusal.NotFound()));
        }
        if (wanted.days() < 1 || wanted.days() > MOST_DAYS) {
            return Mono.just(Outcome.refused(new OrderRefusal.Bad("回复期限取 1 至 " + MOST_DAYS + " 个工作日。")));
        }
        if (wanted.reason().isBlank()
                || wanted.reason().length() > LONGEST_REASON
                || wanted.subject().name().isBlank()) {
            return Mono.just(Outcome.refused(new OrderRefusal.Bad("请写明督办事项和理由。")));
        }
        return keep("HAND:" + caller.id() + ":" + key, caller.name(), wanted);
    }

    /** @param key the limit that was passed */
    Mono<Outcome<SupervisionOrder, OrderRefusal>> byRule(String key, Wanted wanted) {
        return keep("RULE:" + key, "平台", wanted);
    }

    private Mono<Outcome<SupervisionOrder, OrderRefusal>> keep(String key, String actor, Wanted wanted) {
        return earlier(key, wanted)
                .switchIfEmpty(Mono.defer(() -> insert(key, actor, wanted)))
                .as(inTransaction::transactional);
    }

    private Mono<Outcome<SupervisionOrder, OrderRefusal>> earlier(String key, Wanted wanted) {
        return orders.raised(key)
                .flatMap(raised -> raised.fingerprint().equals(wanted.fingerprint())
                        ? orders.find(raised.id()).map(Outcome::<SupervisionOrder, OrderRefusal>done)
                        : Mono.just(Outcome.refused(new OrderRefusal.KeyReused())));
    }

    private Mono<Outcome<SupervisionOrder, OrderRefusal>> insert(String key, String actor, Wanted wanted) {
        Instant now = clock.instant();
        return orders.nextNumber(clock.today()).flatMap(number -> {
            SupervisionOrder order = new SupervisionOrder(
                    UUID.randomUUID().toString(),
                    number,
                    1,
                    wanted.subject(),
                    wanted.place(),
                    wanted.reason(),
                    actor,
                    now,
                    calendar.plus(clock.today(), new WorkingDays(wanted.days())).day(),
                    SupervisionOrder.State.RAISED,
                    null,
                    null,
                    null);
            Event event = new Event(Event.Kind.RAISED, actor, now, wanted.reason());
            return orders.insert(order, key, wanted.fingerprint(), event)
                    .flatMap(mine -> mine
                            ? outbox.append(EventTypes.SUPERVISION_ORDER_MOVED, order.id(), told(order))
                                    .thenReturn(Outcome.<SupervisionOrder, OrderRefusal>done(order))
                            : Mono.defer(() -> earlier(key, wanted)));
        });
    }

    static EventTypes.SupervisionOrderMoved told(SupervisionOrder order) {
        return new EventTypes.SupervisionOrderMoved(
                order.id(),
                order.place().division().value(),
                order.place().department(),
                order.state().name());
    }
}
