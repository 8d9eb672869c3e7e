package cn.jince.platform.orders.web;

import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.api.supervision.OrderViews.CircularRow;
import cn.jince.api.supervision.OrderViews.CircularView;
import cn.jince.api.supervision.OrderViews.OrderEvent;
import cn.jince.api.supervision.OrderViews.OrderView;
import cn.jince.api.supervision.OrderViews.OverdueView;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.orders.Circular;
import cn.jince.platform.orders.OrderRefusal;
import cn.jince.platform.orders.Overdue;
import cn.jince.platform.orders.SupervisionOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Orders on the wire, and refusals as problems. */
final class OrderScreens {
    private OrderScreens() {}

    static OrderView view(
            SupervisionOrder order, List<SupervisionOrder.Event> timeline, Caller caller, LocalDate today) {
        String division = order.place().division().value();
        SupervisionOrder.Reply reply = order.reply();
        return new OrderView(
                order.id(),
                order.number(),
                order.version(),
                order.subject().kind().name(),
                order.subject().id(),
                order.subject().name(),
                division,
                Divisions.shanxi().nameOf(division),
                order.place().department(),
                order.reason(),
                order.raisedBy(),
                order.raisedAt(),
                order.dueOn(),
                order.overdueOn(today),
                order.state().name(),
                order.escalatedTo(),
                reply == null ? null : reply.text(),
                order.outcome(),
                timeline.stream()
                        .map(event -> new OrderEvent(event.at(), event.kind().name(), event.actor(), event.note()))
                        .toList(),
                actions(order, caller));
    }

    private static List<String> actions(SupervisionOrder order, Caller caller) {
        List<String> actions = new ArrayList<>();
        boolean handles = caller.roles().stream().anyMatch(role -> switch (role) {
            case ACCEPTANCE, FIRST_REVIEW, SECOND_REVIEW, POLICY_DRAFTER, POLICY_APPROVER, TREASURER -> true;
            default -> false;
        });
        switch (order.state()) {
            case RAISED -> {
                if (handles) {
                    actions.addAll(List.of("RECEIVE", "REPLY"));
                }
            }
            case RECEIVED -> {
                if (handles) {
                    actions.add("REPLY");
                }
            }
            case REPLIED -> {
                if (caller.has(Role.SUPERVISOR)) {
                    actions.add("CLOSE");
                }
            }
            case CLOSED -> {}
        }
        return actions;
    }

    static OverdueView overdue(Overdue.Line line, LocalDate today, WorkingCalendar calendar) {
        LocalDate due = line.dueOn();
        return new OverdueView(
                line.subject().kind().name(),
                line.subject().id(),
                line.subject().name(),
                line.enterprise(),
                line.division(),
                Divisions.shanxi().nameOf(line.division()),
                line.department(),
                due,
                due == null ? 0 : calendar.between(due, today),
                line.orderId());
    }

    static CircularView circular(Circular circular, WorkingCalendar calendar) {
        LocalDate day = PlatformClock.dayOf(circular.issuedAt());
        String division = circular.division().value();
        return new CircularView(
                division,
                Divisions.shanxi().nameOf(division),
                circular.period(),
                circular.issuedAt(),
                circular.rows().stream()
                        .map(row -> new CircularRow(
                                row.division(),
                                Divisions.shanxi().nameOf(row.division()),
                                row.overdueClaims(),
                                row.overdueEnquiries(),
                                row.ordersOpen(),
                                row.ordersEscalated(),
                                row.decided(),
                                row.decidedInTime()))
                        .toList(),
                circular.overdue().stream()
                        .map(line -> overdue(line, day, calendar))
                        .toList());
    }

    static Problem say(OrderRefusal refusal) {
        return switch (refusal) {
            case OrderRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "ORDER_NOT_FOUND", "没有找到这件督办。");
            case OrderRefusal.WrongState(SupervisionOrder.State state) ->
                Problem.of(HttpStatus.CONFLICT, "ORDER_WRONG_STATE", "这件督办目前不能这样办理。")
                        .with("state", state.name());
            case OrderRefusal.Bad(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, detail);
            case OrderRefusal.FourEyes _ -> Problem.of(HttpStatus.FORBIDDEN, "FOUR_EYES", "您回复过这件督办，须由他人办结。");
            case OrderRefusal.VersionRequired _ ->
                Problem.of(HttpStatus.PRECONDITION_REQUIRED, ProblemCode.VERSION_REQUIRED, "请带上 If-Match，写明您看到的版本。");
            case OrderRefusal.Stale(int current) ->
                Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.STALE_VERSION, "这件督办已被他人更新，请刷新后再办理。")
                        .with("version", current);
            case OrderRefusal.KeyRequired _ ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.IDEMPOTENCY_KEY_REQUIRED, "请带上 Idempotency-Key，以免重复提交。");
            case OrderRefusal.KeyReused _ ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "这个 Idempotency-Key 已用于另一件督办。");
        };
    }
}
