package cn.jince.testkit.province;

import java.time.Duration;

/** A check of callers whose own clock can go wrong, or its memory of nonces. */
interface Distrust {

    /** @param allNonces true where every nonce looks used */
    void doubt(Duration clockAhead, boolean allNonces);
}
