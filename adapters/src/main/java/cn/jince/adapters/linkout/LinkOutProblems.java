package cn.jince.adapters.linkout;

import cn.jince.adapters.signing.Verification;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import org.springframework.http.HttpStatus;

/** Refusals of goings-over, tickets and call-backs, as problems. */
public final class LinkOutProblems {
    public static Problem of(LinkOutRefusal refusal) {
        return switch (refusal) {
            case LinkOutRefusal.NotTheirs _ ->
                Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有该企业的填报人或确认人可以代表企业跳转办理。");
            case LinkOutRefusal.ReturnRefused _ ->
                Problem.of(HttpStatus.BAD_REQUEST, "RETURN_URL_REFUSED", "返回地址不在允许的范围内。");
            case LinkOutRefusal.TicketUnknown _ ->
                Problem.of(HttpStatus.NOT_FOUND, "TICKET_UNKNOWN", "票据不存在，或不是发给贵系统的。");
            case LinkOutRefusal.TicketSpent _ -> Problem.of(HttpStatus.CONFLICT, "TICKET_SPENT", "票据已使用过，每张票据只能使用一次。");
            case LinkOutRefusal.TicketExpired _ -> Problem.of(HttpStatus.GONE, "TICKET_EXPIRED", "票据已过期，请用户重新跳转。");
            case LinkOutRefusal.LinkOutUnknown _ ->
                Problem.of(HttpStatus.NOT_FOUND, "LINK_OUT_UNKNOWN", "没有这次跳转，或不是跳转到贵系统的。");
            case LinkOutRefusal.StateUnknown(String state) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "STATE_UNKNOWN", "约定的状态表里没有状态" + state + "。");
            case LinkOutRefusal.EventChanged _ ->
                Problem.of(HttpStatus.CONFLICT, "EVENT_CHANGED", "同一事件编号的内容与先前收到的不一致。");
        };
    }

    public static Problem of(Verification.Refused refused) {
        return Problem.of(
                HttpStatus.UNAUTHORIZED,
                refused.reason().name(),
                switch (refused.reason()) {
                    case SIGNATURE_MISSING -> "缺少签名字段。";
                    case SIGNATURE_WRONG -> "签名不正确。";
                    case SIGNATURE_SKEWED -> "时间戳与平台时间相差过大。";
                    case SIGNATURE_REPEATED -> "该请求已处理过（随机数重复）。";
                });
    }

    private LinkOutProblems() {}
}
