package cn.jince.platform.claim;

import java.time.Instant;

/**
 * 申报材料 as a file. The bytes lie in the attachments folder under the id, sealed.
 *
 * @param keyId the key it is sealed with; empty for files from before there were keys
 */
public record Attachment(
        String id,
        String material,
        String fileName,
        String mediaType,
        long bytes,
        String sha256,
        Instant uploadedAt,
        String keyId,
        Scan scan) {
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    /** How far the file was looked into. */
    public enum Scan {
        CLEAN,
        /** The scanner was away: kept, looked into later, not decided upon before. */
        UNSCANNED,
        /** Found to do harm after it was kept. */
        INFECTED,
        /** No scanner is set up here. */
        NOT_SET_UP
    }

    Attachment with(Scan found) {
        return new Attachment(id, material, fileName, mediaType, bytes, sha256, uploadedAt, keyId, found);
    }

    /** True where it may be opened and decided upon. */
    public boolean sound() {
        return scan == Scan.CLEAN || scan == Scan.NOT_SET_UP;
    }
}
