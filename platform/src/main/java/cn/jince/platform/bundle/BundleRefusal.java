package cn.jince.platform.bundle;

import cn.jince.platform.claim.ClaimRefusal;

/** Why a bundle was not taken; what a single item is refused for stands with the item. */
public sealed interface BundleRefusal {
    /** Fewer than two, more than twenty, or one twice. */
    record ItemsUnfit() implements BundleRefusal {}

    /** Not one of the items can be claimed. */
    record NothingClaimable(String detail) implements BundleRefusal {}

    /** As with a single claim: not found, not allowed, version, key. */
    record OfClaim(ClaimRefusal refusal) implements BundleRefusal {}
}
