package cn.jince.adapters.command;

import cn.jince.adapters.descriptor.SystemDescriptor.Dispatch;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long a command rests: doubled with each attempt up to the descriptor's longest, plus up to a fifth. */
final class BackOff {
    static Duration of(Command leased, Dispatch dispatch) {
        long millis = dispatch.backoff().toMillis() << Math.min(leased.attempts(), 20);
        return jittered(Duration.ofMillis(Math.min(millis, dispatch.longest().toMillis())));
    }

    static Duration jittered(Duration rest) {
        return rest.plusMillis(ThreadLocalRandom.current().nextLong(rest.toMillis() / 5 + 1));
    }

    private BackOff() {}
}
