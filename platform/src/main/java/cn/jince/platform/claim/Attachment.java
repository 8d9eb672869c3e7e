package cn.jince.platform.claim;

import java.time.Instant;

/** 申报材料 as a file. The bytes lie in the attachments folder under the id. */
public record Attachment(
        String id, String material, String fileName, String mediaType, long bytes, String sha256, Instant uploadedAt) {
    public static final int MOST_BYTES = 5 * 1024 * 1024;
}
