package cn.jince.platform.received;

import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import org.springframework.http.HttpStatus;

/** How much one push may hold. */
public final class PushLimit {
    private static final int ROWS = 1000;

    public static Push within(Push push) {
        if (push.rows().size() > ROWS) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.BODY_TOO_LARGE, "一次最多接收 " + ROWS + " 行。");
        }
        if (!push.divisions().stream().allMatch(division -> division.matches("\\d{6}"))) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "BAD_DIVISION", "行政区划代码应为六位数字。");
        }
        return push;
    }

    private PushLimit() {}
}
