package cn.jince.platform.orders;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.orders.SupervisionOrder.Place;
import cn.jince.platform.outbox.Background;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Raises an order for each limit that was passed, and passes up orders that nobody replied to. */
@UseCase
public class WatchLimits {
    private static final int DAYS = 3;
    private final Overdue overdue;
    private final Orders orders;
    private final RaiseOrder raising;
    private final MoveOrder moving;
    private final PlatformClock clock;

    WatchLimits(
            Overdue overdue,
            Orders orders,
            RaiseOrder raising,
            MoveOrder moving,
            PlatformClock clock,
            Background background) {
        this.overdue = overdue;
        this.orders = orders;
        this.raising = raising;
        this.moving = moving;
        this.clock = clock;
        background.repeat("supervision", Duration.ofMinutes(10), this::round);
    }

    Mono<Void> round() {
        Mono<Void> raise = overdue.untold(clock.today())
                .filter(line -> line.dueOn() != null)
                .concatMap(line -> raising.byRule(
                        line.subject().kind() + ":" + line.subject().id() + ":" + line.dueOn(), wanted(line)))
                .then();
        Mono<Void> escalate =
                orders.unanswered(clock.today()).concatMap(moving::escalate).then();
        return raise.then(escalate);
    }

    private static RaiseOrder.Wanted wanted(Overdue.Line line) {
        return new RaiseOrder.Wanted(
                line.subject(),
                new Place(new DivisionCode(line.division()), line.department()),
                "应于 " + Objects.requireNonNull(line.dueOn()) + " 前办理，已超期。",
                DAYS);
    }
}
