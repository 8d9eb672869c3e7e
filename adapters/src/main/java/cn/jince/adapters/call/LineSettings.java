package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.CallBudget;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Breaker;
import cn.jince.adapters.descriptor.SystemDescriptor.Cache;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Hours;
import cn.jince.adapters.descriptor.SystemDescriptor.Rate;
import cn.jince.adapters.descriptor.SystemDescriptor.Retry;
import cn.jince.adapters.descriptor.SystemDescriptor.Timeouts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is really in force for the calls of one line, for operators. No secret is in here.
 *
 * @param attempt what one attempt may take
 * @param worst what the call takes when every attempt goes to its limits; never above the total
 * @param overdue from when on a call in flight counts against the system
 * @param waiting how many calls may wait for a permit
 */
public record LineSettings(
        String endpoint,
        @Nullable List<String> hosts,
        Timeouts timeouts,
        Duration attempt,
        Duration worst,
        Duration overdue,
        int concurrency,
        int waiting,
        @Nullable Rate rate,
        @Nullable List<Hours> hours,
        Retry retry,
        Breaker breaker,
        Cache cache) {

    static LineSettings of(SystemDescriptor system, Capability capability) {
        return new LineSettings(
                system.baseUrl(),
                system.hosts(),
                capability.timeouts(),
                CallBudget.attempt(capability),
                CallBudget.worst(capability),
                CallBudget.overdue(capability),
                capability.concurrency(),
                capability.concurrency(),
                system.rate(),
                system.hours(),
                capability.retry(),
                capability.breaker(),
                capability.cache());
    }
}
