package cn.jince.platform.counter;

import cn.jince.platform.kernel.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** 一体机起办: an item somebody chose at a kiosk, to go on with on the phone. Known by its code's digest alone. */
public record KioskStart(String digest, String itemId, String division, Instant begunAt, Instant expiresAt) {
    static final Duration LIFE = Duration.ofMinutes(15);
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    static KioskStart begin(String code, String itemId, String division, Instant now) {
        return new KioskStart(digest(code), itemId, division, now, now.plus(LIFE));
    }

    /** Ten letters and digits from 48 and more random bits. */
    static String code(long random) {
        StringBuilder code = new StringBuilder();
        long left = random >>> 1;
        for (int i = 0; i < 10; i++) {
            code.append(LETTERS.charAt((int) (left % LETTERS.length())));
            left /= LETTERS.length();
        }
        return code.toString();
    }

    static String digest(String typed) {
        return Fingerprint.of(typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
    }
}
