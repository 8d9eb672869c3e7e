package cn.jince.adapters.descriptor;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.time.Duration;

/** The arithmetic of a call: what all its attempts may take together. */
public final class CallBudget {

    /** One attempt, from the first byte of the connection to the last byte of the answer. */
    public static Duration attempt(Capability capability) {
        return capability.timeouts().connect().plus(capability.timeouts().response());
    }

    /** Every attempt at its limit, and the longest waits between them (backoff doubles, with jitter by half). */
    public static Duration worst(Capability capability) {
        int retries = capability.retry().retries();
        Duration waits = Duration.ZERO;
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

    private CallBudget() {}
}
