package cn.jince.adapters.descriptor;

import cn.jince.adapters.descriptor.SystemDescriptor.Breaker;
import cn.jince.adapters.descriptor.SystemDescriptor.Cache;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether the numbers of a call's policies fit together; each alone is the schema's matter. */
final class PolicyCheck {

    static void check(MarkedYaml yaml, String at, Capability capability) {
        times(yaml, at + "/timeouts", capability);
        breaker(yaml, at + "/breaker", capability);
        cache(yaml, at + "/cache", capability);
    }

    private static void times(MarkedYaml yaml, String at, Capability capability) {
        Duration worst = CallBudget.worst(capability);
        yaml.require(
                at + "/total",
                worst.compareTo(capability.timeouts().total()) <= 0,
                "is less than every attempt at its limits with the waits between, " + worst.toMillis() + "ms");
    }

    private static void breaker(MarkedYaml yaml, String at, Capability capability) {
        Breaker breaker = capability.breaker();
        yaml.require(at + "/window", breaker.window() >= breaker.minimumCalls(), "must not be below minimum-calls");
        yaml.require(
                at + "/overdue-after",
                CallBudget.overdue(capability).compareTo(CallBudget.attempt(capability)) < 0,
                "is never reached: an attempt ends before");
    }

    private static void cache(MarkedYaml yaml, String at, Capability capability) {
        Cache cache = capability.cache();
        boolean kept = cache.ttl().isPositive();
        yaml.require(at + "/ttl", !kept || capability.kind() == Kind.QUERY, "must be 0s: only questions are kept");
        yaml.require(
                at + "/ttl",
                !kept || !Boolean.TRUE.equals(cache.sensitive()),
                "must be 0s: sensitive answers are never kept");
        afterTtl(yaml, at + "/stale-while-revalidate", kept, cache.staleWhileRevalidate());
        afterTtl(yaml, at + "/stale-if-error", kept, cache.staleIfError());
        afterTtl(yaml, at + "/negative-ttl", kept, cache.negativeTtl());
    }

    private static void afterTtl(MarkedYaml yaml, String at, boolean kept, @Nullable Duration time) {
        yaml.require(at, kept || time == null, "has no meaning where ttl is 0s");
    }

    private PolicyCheck() {}
}
