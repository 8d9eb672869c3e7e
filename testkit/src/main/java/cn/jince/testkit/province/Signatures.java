package cn.jince.testkit.province;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the departments check who calls: a {@link Seals} over the parameters with {@code appKey}, {@code timestamp}
 * (milliseconds) and {@code nonce} among them and, where there is a body, its SHA-256 as {@code bodyDigest}. Clocks may
 * differ by five minutes; a nonce is good for once.
 */
final class Signatures implements Distrust {
    private static final long SKEW_MILLIS = 300_000;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final Seals seal;
    private final String secret;
    private final Charset charset;
    private final Clock clock = Clock.systemUTC();
    private volatile Duration skew = Duration.ZERO;
    private volatile boolean everyNonceSeen;

    /** What is wrong; each kind has a code of its own. */
    record Complaint(String code, String text) {}

    /** @param algorithm HMAC-SHA256, HMAC-SM3, MD5, SHA1 or SM2 */
    Signatures(String algorithm, String secret) {
        this(algorithm, secret, StandardCharsets.UTF_8);
    }

    /** @param secret for SM2 the point of the public key in hexadecimal */
    Signatures(String algorithm, String secret, Charset charset) {
        this.seal = Seals.valueOf(algorithm.replace('-', '_').toUpperCase(Locale.ROOT));
        this.secret = secret;
        this.charset = charset;
    }

    @Override
    public void doubt(Duration clockAhead, boolean allNonces) {
        skew = clockAhead;
        everyNonceSeen = allNonces;
    }

    String algorithm() {
        return seal.name().replace('_', '-');
    }

    /** Null when sound. */
    @Nullable
    Complaint complaint(Map<String, String> parameters, byte[] body) {
        SortedMap<String, String> signed = new TreeMap<>(parameters);
        String sign = signed.remove("sign");
        if (sign == null || !signed.containsKey("nonce") || !signed.containsKey("timestamp")) {
            return new Complaint("2001", "缺少签名参数");
        }
        try {
            if (body.length > 0) {
                signed.put("bodyDigest", Seals.digest("SHA-256", body));
            }
            if (!seal.fits(signed, sign, secret, charset)) {
                return new Complaint("2001", "签名错误");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return new Complaint("2001", "签名错误");
        }
        if (Math.abs(clock.millis() + skew.toMillis() - Long.parseLong(signed.getOrDefault("timestamp", "0")))
                > SKEW_MILLIS) {
            return new Complaint("2002", "时间戳超出允许范围");
        }
        return !everyNonceSeen && nonces.add(signed.getOrDefault("nonce", "")) ? null : new Complaint("2003", "随机数重复");
    }
}
