package cn.jince.identity.signin;

import cn.jince.identity.IdentitySettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * 动态口令. An officer's second factor is {@code totp:} and a base32 secret: six digits after RFC 6238 (SHA-1, 30 s), one
 * step early or late. A fixed code, kept as a hash, counts in a demonstration only.
 */
@Component
class SecondFactor {
    private static final String TOTP = "totp:";
    private static final long STEP_SECONDS = 30;
    private final PasswordEncoder passwords;
    private final boolean demonstration;

    SecondFactor(PasswordEncoder passwords, IdentitySettings settings) {
        this.passwords = passwords;
        this.demonstration = !settings.identity().demoWorld().isBlank();
    }

    boolean holds(String kept, String code, Instant now) {
        if (!kept.startsWith(TOTP)) {
            return demonstration && passwords.matches(code, kept);
        }
        byte[] secret = base32(kept.substring(TOTP.length()));
        long step = now.getEpochSecond() / STEP_SECONDS;
        return LongStream.rangeClosed(step - 1, step + 1)
                .mapToObj(each -> code(secret, each))
                .anyMatch(right -> MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.US_ASCII), code.trim().getBytes(StandardCharsets.UTF_8)));
    }

    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    static byte[] base32(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            if (value < 0) {
                throw new IllegalArgumentException("no base32");
            }
            bits = bits << 5 | value;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.put((byte) (bits >> held));
            }
        }
        return bytes.array();
    }
}
