package cn.jince.platform.claim.web;

import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match}. */
public final class Versions {
    private Versions() {}

    /** {@code "3"} is 3; null where there is none; anything else matches no version. */
    public static @Nullable Integer of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return null;
        }
        String digits = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : Integer.valueOf(-1);
    }
}
