package cn.jince.adapters.descriptor;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Timeouts;
import java.time.Duration;

/** The arithmetic of a call: what all its attempts may take together. */
public final class CallBudget {

    /** One attempt, from asking for a connection to the last byte of the answer. */
    public static Duration attempt(Capability capability) {
        Timeouts times = capability.timeouts();
        return times.acquire()
                .plus(times.connect())
                .plus(times.tls())
                .plus(times.firstByte())
                .plus(times.idleBody());
    }

    /**
     * Waiting for a permit, every attempt at its limit, and the longest waits between them (backoff doubles, with
     * jitter by half).
     */
    public static Duration worst(Capability capability) {
        int retries = capability.retry().retries();
        Duration waits = capability.timeouts().acquire();
        for (int i = 0; i < retries; i++) {
            waits = waits.plus(capability
                    .retry()
                    .backoff()
                    .multipliedBy(1L << i)
                    .multipliedBy(3)
                    .dividedBy(2));
        }
        return attempt(capability).multipliedBy(1L + retries).plus(waits);
    }

    /** From when on a call in flight is counted against the system. */
    public static Duration overdue(Capability capability) {
        Duration said = capability.breaker().overdueAfter();
        return said != null
                ? said
                : capability.timeouts().firstByte().multipliedBy(3).dividedBy(4);
    }

    private CallBudget() {}
}
