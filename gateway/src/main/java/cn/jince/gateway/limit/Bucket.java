package cn.jince.gateway.limit;

import cn.jince.gateway.GatewaySettings.Rate;
import org.jspecify.annotations.Nullable;

/**
 * What this gateway knows of one caller's quota. The quota itself is one number in Redis; from it the bucket leases a
 * few requests at a time, so that most need not ask. A caller not seen before goes on credit, up to one lease, and the
 * debt is settled with the next lease.
 *
 * <p>All gateways together let through at most what the quota allows, plus two leases for each gateway: one that was
 * taken and not used yet, and one on credit. A quota so small that a lease would be less than one request is asked for
 * every request, and nothing goes on credit.
 *
 * <p>While Redis is away each gateway counts for itself, with its share of the quota.
 */
final class Bucket {
    private static final int LEASES_PER_BURST = 20;
    private static final int LEASES_PER_SECOND = 10;
    private static final double NANOS = 1e9;

    private final String key;
    private final Rate rate;
    private final int lease;
    private final long shareStepNanos;
    private final long shareRoomNanos;
    private int leased;
    private int debt;
    private boolean dirty;
    private long deniedUntil;
    private double left;
    private long leftAt;
    private long shareArrival;

    /** @param gateways that share the quota */
    Bucket(String key, Rate rate, int gateways, long now) {
        this.key = key;
        this.rate = rate;
        this.lease = leaseOf(rate);
        this.shareStepNanos = Math.round(NANOS * gateways / rate.perSecond());
        this.shareRoomNanos = shareStepNanos * Math.max(1, rate.burst() / gateways);
        this.left = rate.burst();
        this.deniedUntil = now;
        this.leftAt = now;
        this.shareArrival = now;
    }

    static int leaseOf(Rate rate) {
        return Math.min(rate.burst() / LEASES_PER_BURST, rate.perSecond() / LEASES_PER_SECOND);
    }

    String key() {
        return key;
    }

    Rate rate() {
        return rate;
    }

    int lease() {
        return lease;
    }

    /** Whether each request asks Redis. */
    boolean isExact() {
        return lease == 0;
    }

    /** An answer that needs nobody else; null where Redis has to be asked first. @param now nanoseconds */
    synchronized @Nullable Admission take(long now) {
        if (leased > 0) {
            leased--;
        } else if (now - deniedUntil < 0) {
            return new Admission(millis(deniedUntil - now), 0);
        } else if (debt < lease) {
            debt++;
        } else {
            return null;
        }
        return new Admission(0, remaining(now));
    }

    /** True once, until {@link #order} was called: the bucket wants to be settled. */
    synchronized boolean becomesDirty() {
        boolean wants = !dirty && (debt > 0 || leased < lease / 2);
        dirty |= wants;
        return wants;
    }

    /**
     * @param debt requests let through that Redis does not know of
     * @param want requests to lease beside them
     */
    record Order(Bucket bucket, int debt, int want) {}

    synchronized Order order() {
        dirty = false;
        return new Order(this, debt, Math.max(0, lease - leased));
    }

    /** @param granted of what was wanted; @param waitMicros until there is more, where there was nothing */
    synchronized void settled(Order order, long granted, long waitMicros, long nowLeft, long now) {
        debt -= order.debt();
        leased += (int) granted;
        left = nowLeft;
        leftAt = now;
        if (granted == 0 && order.want() > 0) {
            deniedUntil = now + waitMicros * 1000;
        }
    }

    /** What Redis said to one request of an exact quota. */
    synchronized Admission told(long granted, long waitMicros, long nowLeft, long now) {
        left = nowLeft;
        leftAt = now;
        return new Admission(granted > 0 ? 0 : millis(waitMicros * 1000), nowLeft);
    }

    /** The share of this gateway, while Redis is away. What is still leased is used first. */
    synchronized Admission takeShare(long now) {
        if (leased > 0) {
            leased--;
            return new Admission(0, leased);
        }
        long arrival = Math.max(shareArrival, now);
        long wait = arrival + shareStepNanos - now - shareRoomNanos;
        if (wait > 0) {
            return new Admission(millis(wait), 0);
        }
        shareArrival = arrival + shareStepNanos;
        return new Admission(0, (now + shareRoomNanos - shareArrival) / shareStepNanos);
    }

    private long remaining(long now) {
        double refilled = left + (now - leftAt) / NANOS * rate.perSecond();
        return (long) Math.clamp(refilled + leased - debt, 0, rate.burst());
    }

    private static long millis(long nanos) {
        return Math.max(1, (nanos + 999_999) / 1_000_000);
    }
}
