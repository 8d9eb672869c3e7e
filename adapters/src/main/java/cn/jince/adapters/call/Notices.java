package cn.jince.adapters.call;

import cn.jince.adapters.lifecycle.Standing;
import cn.jince.api.reply.Reply.Reason;
import cn.jince.api.reply.Reply.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Says why we do not know, in a sentence for the enterprise and with the time to ask again. */
final class Notices {
    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("M月d日HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** Not called at all: the stage says so. */
    static <T> Unknown<T> byStage(Line line, Standing standing, Reason reason) {
        return new Unknown<>(
                reason,
                line.system().system(),
                line.system().name(),
                whole(line, standing),
                reason == Reason.SUSPENDED ? Duration.ofMinutes(10) : Duration.ofDays(1),
                null,
                standing.expected());
    }

    /** The notice, what can be done meanwhile, and whom to ask. */
    private static String whole(Line line, Standing standing) {
        String meanwhile = standing.meanwhile() == null ? "" : standing.meanwhile();
        return standing.notice() + meanwhile + "咨询：" + line.system().contact() + "。";
    }

    /** No system of this division is known at all. */
    static <T> Unknown<T> nobody(String capability) {
        return new Unknown<>(
                Reason.NOT_CONNECTED, capability, "当地业务系统", "当地业务系统尚未接入，相关信息暂不能在线查询。", Duration.ofDays(1), null, null);
    }

    static <T> Unknown<T> byFailure(Line line, Standing standing, Reason reason, Instant now) {
        if (reason == Reason.OFF_HOURS && !line.hours().open(now)) {
            return closed(line, standing, line.hours().next(now), now);
        }
        Instant since = line.health().failingSince();
        return new Unknown<>(
                reason,
                line.system().system(),
                line.system().name(),
                sentence(line.system().name(), standing.notice(), reason, since),
                again(line, reason),
                since,
                null);
    }

    private static <T> Unknown<T> closed(Line line, Standing standing, Instant opens, Instant now) {
        return new Unknown<>(
                Reason.OFF_HOURS,
                line.system().system(),
                line.system().name(),
                line.system().name() + "当前不在服务时间，" + SINCE.format(opens) + "起恢复服务。" + standing.notice(),
                Duration.between(now, opens),
                null,
                null);
    }

    private static String sentence(String name, String notice, Reason reason, @Nullable Instant since) {
        return switch (reason) {
            case TIMEOUT -> name + "响应较慢，尚未返回结果。" + notice;
            case BREAKER_OPEN, BAD_ANSWER ->
                name + "暂不可用" + (since == null ? "。" : "（自" + SINCE.format(since) + "起）。") + notice;
            case SATURATED -> name + "当前查询较多，请稍后再试。";
            case FORBIDDEN -> "没有查询" + name + "该项信息的权限。";
            case OFF_HOURS -> name + "当前不在服务时间。" + notice;
            case NOT_CONNECTED, SUSPENDED -> notice;
        };
    }

    private static Duration again(Line line, Reason reason) {
        return switch (reason) {
            case TIMEOUT -> Duration.ofSeconds(5);
            case BREAKER_OPEN -> line.capability().breaker().openFor();
            case SATURATED -> Duration.ofSeconds(2);
            case BAD_ANSWER -> Duration.ofMinutes(1);
            case OFF_HOURS -> Duration.ofHours(1);
            case SUSPENDED -> Duration.ofMinutes(10);
            case FORBIDDEN, NOT_CONNECTED -> Duration.ofDays(1);
        };
    }

    private Notices() {}
}
