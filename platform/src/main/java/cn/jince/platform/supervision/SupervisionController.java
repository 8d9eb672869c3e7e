package cn.jince.platform.supervision;

import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.api.supervision.MonitoringView;
import cn.jince.api.supervision.MonitoringView.RedemptionRow;
import cn.jince.api.supervision.Supervision;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.outbox.Background;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SupervisionController implements Supervision {
    private final PlatformClock clock;
    private final ClockOffsets offsets;
    private final Background background;
    private final Monitoring monitoring;
    private final Remainders remainders;
    private final boolean adjustable;

    SupervisionController(
            PlatformClock clock,
            ClockOffsets offsets,
            Background background,
            Monitoring monitoring,
            Remainders remainders,
            @Value("${jince.clock.adjustable:false}") boolean adjustable) {
        this.clock = clock;
        this.offsets = offsets;
        this.background = background;
        this.monitoring = monitoring;
        this.remainders = remainders;
        this.adjustable = adjustable;
    }

    @Override
    public Mono<MonitoringView> monitoring(@Nullable String division) {
        return asked(division).flatMap(monitoring::of);
    }

    @Override
    public Mono<List<RedemptionRow>> redemption(@Nullable String division) {
        return asked(division).flatMap(remainders::of);
    }

    private static Mono<DivisionCode> asked(@Nullable String division) {
        return Caller.current().flatMap(caller -> {
            String code = division == null || division.isBlank() ? caller.division() : division;
            if (!code.matches("\\d{6}")) {
                return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "区划代码为六位数字。"));
            }
            return caller.covers(code)
                    ? Mono.just(new DivisionCode(code))
                    : Mono.error(Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有找到该行政区划的监测数据。"));
        });
    }

    @Override
    public Mono<ClockView> clock() {
        return offsets.load().map(_ -> new ClockView(clock.instant(), adjustable));
    }

    @Override
    public Mono<ClockView> advance(AdvanceForm form) {
        return Caller.current().flatMap(caller -> {
            if (!caller.has(Role.OPERATOR)) {
                return Mono.error(Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有运维人员可以调整平台时钟。"));
            }
            if (!adjustable) {
                return Mono.error(Problem.of(HttpStatus.CONFLICT, "CLOCK_NOT_ADJUSTABLE", "本环境不允许调整平台时钟。"));
            }
            return offsets.advance(period(form.by()))
                    .doOnNext(_ -> background.nudgeAll())
                    .map(_ -> new ClockView(clock.instant(), true));
        });
    }

    private static Duration period(String by) {
        try {
            Duration period = Duration.parse(by);
            if (!period.isNegative()) {
                return period;
            }
        } catch (DateTimeParseException e) {
            throw badPeriod();
        }
        throw badPeriod();
    }

    private static Problem badPeriod() {
        return Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "时长须为 ISO-8601 格式且不为负，例如 P8D 或 PT6H。");
    }
}
