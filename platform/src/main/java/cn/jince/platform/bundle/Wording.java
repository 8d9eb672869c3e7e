package cn.jince.platform.bundle;

import cn.jince.platform.bundle.Bundle.Refusal;
import cn.jince.platform.claim.ClaimRefusal;

/** How the web edge tells a refusal, so that a bundle can keep it with its item. */
@FunctionalInterface
public interface Wording {
    Refusal tell(ClaimRefusal refusal);
}
