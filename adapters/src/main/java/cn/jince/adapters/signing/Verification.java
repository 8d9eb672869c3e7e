package cn.jince.adapters.signing;

import java.time.Instant;

/** What a check of a signature found. */
public sealed interface Verification {

    /** @param forgetAfter from then on the time stamp alone turns a repetition away */
    record Sound(String nonce, Instant forgetAfter) implements Verification {}

    /** The message must not be looked at. */
    record Refused(Reason reason) implements Verification {}

    /** Why, with a code of its own for each. */
    enum Reason {
        SIGNATURE_MISSING,
        SIGNATURE_WRONG,
        SIGNATURE_SKEWED,
        SIGNATURE_REPEATED
    }
}
