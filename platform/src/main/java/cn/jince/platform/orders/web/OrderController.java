package cn.jince.platform.orders.web;

import cn.jince.api.problem.ProblemCode;
import cn.jince.api.supervision.OrderViews.CircularView;
import cn.jince.api.supervision.OrderViews.CloseForm;
import cn.jince.api.supervision.OrderViews.OrderView;
import cn.jince.api.supervision.OrderViews.OverdueView;
import cn.jince.api.supervision.OrderViews.RaiseForm;
import cn.jince.api.supervision.OrderViews.ReplyForm;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.web.Versions;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.orders.Circulars;
import cn.jince.platform.orders.MoveOrder;
import cn.jince.platform.orders.OrderRefusal;
import cn.jince.platform.orders.Orders;
import cn.jince.platform.orders.Overdue;
import cn.jince.platform.orders.RaiseOrder;
import cn.jince.platform.orders.SupervisionOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class OrderController implements cn.jince.api.supervision.Orders {
    private final Orders orders;
    private final Overdue overdue;
    private final Circulars circulars;
    private final RaiseOrder raising;
    private final MoveOrder moving;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;

    OrderController(
            Orders orders,
            Overdue overdue,
            Circulars circulars,
            RaiseOrder raising,
            MoveOrder moving,
            PlatformClock clock,
            WorkingCalendar calendar) {
        this.orders = orders;
        this.overdue = overdue;
        this.circulars = circulars;
        this.raising = raising;
        this.moving = moving;
        this.clock = clock;
        this.calendar = calendar;
    }

    @Override
    public Mono<List<OverdueView>> overdue() {
        return Caller.current()
                .flatMap(caller -> overdue.of(prefix(caller), clock.today())
                        .map(line -> OrderScreens.overdue(line, clock.today(), calendar))
                        .collectList());
    }

    @Override
    public Mono<OrderView> raise(@Nullable String key, RaiseForm form) {
        if (!form.divisionCode().matches("\\d{6}")) {
            return Mono.error(OrderScreens.say(new OrderRefusal.Bad("行政区划代码应为六位数字。")));
        }
        RaiseOrder.Wanted wanted = new RaiseOrder.Wanted(
                new SupervisionOrder.Subject(
                        word(SupervisionOrder.Kind.values(), form.kind(), "kind"),
                        form.subjectId(),
                        form.subjectName()),
                new SupervisionOrder.Place(new DivisionCode(form.divisionCode()), form.department()),
                form.reason(),
                form.days());
        return answering(caller -> raising.raise(caller, key, wanted));
    }

    @Override
    public Mono<List<OrderView>> list(@Nullable String state) {
        SupervisionOrder.@Nullable State wanted =
                state == null ? null : word(SupervisionOrder.State.values(), state, "state");
        return Caller.current()
                .flatMap(caller -> orders.ofDivision(prefix(caller), wanted)
                        .map(order -> OrderScreens.view(order, List.of(), caller, clock.today()))
                        .collectList());
    }

    @Override
    public Mono<OrderView> view(String id) {
        return answering(caller -> orders.find(id)
                .filter(order -> MoveOrder.sees(caller, order))
                .map(Outcome::<SupervisionOrder, OrderRefusal>done)
                .defaultIfEmpty(Outcome.refused(new OrderRefusal.NotFound())));
    }

    @Override
    public Mono<OrderView> receive(String id, @Nullable String version) {
        return answering(caller -> moving.receive(caller, id, Versions.of(version)));
    }

    @Override
    public Mono<OrderView> reply(String id, @Nullable String version, ReplyForm form) {
        return answering(caller -> moving.reply(caller, id, Versions.of(version), form.text()));
    }

    @Override
    public Mono<OrderView> close(String id, @Nullable String version, CloseForm form) {
        return answering(caller -> moving.close(caller, id, Versions.of(version), form.accept(), form.outcome()));
    }

    @Override
    public Mono<List<CircularView>> circulars(@Nullable String period) {
        return Caller.current()
                .flatMap(caller -> circulars
                        .seenFrom(new DivisionCode(caller.division()), period)
                        .map(circular -> OrderScreens.circular(circular, calendar))
                        .collectList());
    }

    private static String prefix(Caller caller) {
        return new DivisionCode(caller.division()).prefix();
    }

    private Mono<OrderView> answering(Function<Caller, Mono<Outcome<SupervisionOrder, OrderRefusal>>> verb) {
        return Caller.current()
                .flatMap(caller -> verb.apply(caller)
                        .map(outcome -> outcome.orElseThrow(OrderScreens::say))
                        .flatMap(order -> orders.timeline(order.id())
                                .collectList()
                                .map(timeline -> OrderScreens.view(order, timeline, caller, clock.today()))));
    }

    private static <E extends Enum<E>> E word(E[] words, String given, String name) {
        return Arrays.stream(words)
                .filter(word -> word.name().equals(given))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        HttpStatus.BAD_REQUEST,
                        ProblemCode.BAD_REQUEST,
                        name + " 只能是 " + Arrays.toString(words) + " 之一。"));
    }
}
