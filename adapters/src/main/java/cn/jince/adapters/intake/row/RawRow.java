package cn.jince.adapters.intake.row;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * One record as it came.
 *
 * @param number from 1, blank lines not counted
 * @param bytes without the line end; only the beginning of one that was too long
 */
record RawRow(long number, byte[] bytes, boolean tooLong) {

    /** Eight bytes: enough to tell whether the row at a known place is the same. */
    byte[] hash(byte[] header) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(header);
            digest.update(bytes);
            return Arrays.copyOf(digest.digest(), 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
