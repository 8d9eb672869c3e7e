package cn.jince.adapters.descriptor;

import static cn.jince.adapters.descriptor.DescriptorCheck.require;

import cn.jince.adapters.descriptor.SystemDescriptor.Breaker;
import cn.jince.adapters.descriptor.SystemDescriptor.Cache;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Hours;
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.adapters.descriptor.SystemDescriptor.Rate;
import cn.jince.adapters.descriptor.SystemDescriptor.Timeouts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the numbers of a call's policies fit together. */
final class PolicyCheck {

    static void check(String file, SystemDescriptor descriptor) {
        Rate rate = descriptor.rate();
        if (rate != null) {
            require(file, "rate.calls", rate.calls() > 0, "must be above 0");
            require(file, "rate.per", rate.per().isPositive(), "must be above 0");
            require(file, "rate.burst", rate.burst() > 0, "must be above 0");
        }
        List<Hours> hours = descriptor.hours();
        if (hours != null) {
            require(file, "hours", !hours.isEmpty(), "is empty: leave it out where it always answers");
            for (int i = 0; i < hours.size(); i++) {
                require(file, "hours[" + i + "].days", !hours.get(i).days().isEmpty(), "is empty");
            }
        }
    }

    static void check(String file, String at, Capability capability) {
        require(file, at + "concurrency", capability.concurrency() > 0, "must be above 0");
        require(file, at + "retry.retries", capability.retry().retries() >= 0, "must not be below 0");
        require(file, at + "retry.backoff", !capability.retry().backoff().isNegative(), "must not be below 0");
        times(file, at + "timeouts.", capability);
        breaker(file, at + "breaker.", capability);
        cache(file, at + "cache.", capability);
    }

    private static void times(String file, String at, Capability capability) {
        Timeouts times = capability.timeouts();
        above(file, at + "connect", times.connect());
        above(file, at + "tls", times.tls());
        above(file, at + "acquire", times.acquire());
        above(file, at + "first-byte", times.firstByte());
        above(file, at + "idle-body", times.idleBody());
        Duration worst = CallBudget.worst(capability);
        require(
                file,
                at + "total",
                worst.compareTo(times.total()) <= 0,
                "is less than every attempt at its limits with the waits between, " + worst.toMillis() + "ms");
    }

    private static void breaker(String file, String at, Capability capability) {
        Breaker breaker = capability.breaker();
        require(file, at + "minimum-calls", breaker.minimumCalls() > 0, "must be above 0");
        require(file, at + "window", breaker.window() >= breaker.minimumCalls(), "must not be below minimum-calls");
        require(
                file,
                at + "failure-rate",
                breaker.failureRate() > 0 && breaker.failureRate() <= 100,
                "must be a percentage from 1 to 100");
        above(file, at + "open-for", breaker.openFor());
        require(file, at + "half-open-calls", breaker.halfOpenCalls() > 0, "must be above 0");
        Duration overdue = CallBudget.overdue(capability);
        above(file, at + "overdue-after", overdue);
        require(
                file,
                at + "overdue-after",
                overdue.compareTo(CallBudget.attempt(capability)) < 0,
                "is never reached: an attempt ends before");
    }

    private static void cache(String file, String at, Capability capability) {
        Cache cache = capability.cache();
        boolean kept = cache.ttl().isPositive();
        require(file, at + "ttl", !cache.ttl().isNegative(), "must not be below 0");
        require(file, at + "ttl", !kept || capability.kind() == Kind.QUERY, "must be 0s: only questions are kept");
        require(
                file,
                at + "ttl",
                !kept || !Boolean.TRUE.equals(cache.sensitive()),
                "must be 0s: sensitive answers are never kept");
        afterTtl(file, at + "stale-while-revalidate", kept, cache.staleWhileRevalidate());
        afterTtl(file, at + "stale-if-error", kept, cache.staleIfError());
        afterTtl(file, at + "negative-ttl", kept, cache.negativeTtl());
    }

    private static void afterTtl(String file, String key, boolean kept, @Nullable Duration time) {
        require(file, key, time == null || !time.isNegative(), "must not be below 0");
        require(file, key, kept || time == null, "has no meaning where ttl is 0s");
    }

    private static void above(String file, String key, Duration time) {
        require(file, key, time.isPositive(), "must be above 0");
    }

    private PolicyCheck() {}
}
