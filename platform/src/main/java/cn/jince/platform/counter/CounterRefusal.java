package cn.jince.platform.counter;

import cn.jince.platform.claim.ClaimRefusal;

/** Why a counter or kiosk was told no. */
public sealed interface CounterRefusal {
    /** No such counter or item, or a foreign division. */
    record NotFound() implements CounterRefusal {}

    record VersionRequired() implements CounterRefusal {}

    record Stale(int current) implements CounterRefusal {}

    record Incomplete() implements CounterRefusal {}

    /** Wrong, over or used. */
    record CodeOver() implements CounterRefusal {}

    record OfClaim(ClaimRefusal refusal) implements CounterRefusal {}
}
