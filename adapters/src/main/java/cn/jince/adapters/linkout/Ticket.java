package cn.jince.adapters.linkout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/** 单点登录票据: opaque, good once and for a minute; only its hash is kept. */
public record Ticket(String secret) {
    public static final Duration LIFE = Duration.ofSeconds(60);
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Ticket draw() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public String hash() {
        return hash(secret);
    }

    /** SHA-256 in hexadecimal; a secret of 256 random bits needs no salt. */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Ticket[…]";
    }
}
