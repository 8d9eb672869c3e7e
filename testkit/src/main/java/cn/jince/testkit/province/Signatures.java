package cn.jince.testkit.province;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * How the departments check who calls: an HMAC in hexadecimal over the parameters sorted by name as {@code a=1&b=2},
 * with {@code appKey}, {@code timestamp} (milliseconds) and {@code nonce} among them and, where there is a body, its
 * SHA-256 as {@code bodyDigest}. Clocks may differ by five minutes; a nonce is good for once.
 */
final class Signatures {
    private static final long SKEW_MILLIS = 300_000;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final String algorithm;
    private final byte[] secret;
    private final Clock clock = Clock.systemUTC();

    /** @param algorithm HMAC-SHA256 or HMAC-SM3 */
    Signatures(String algorithm, String secret) {
        this.algorithm = algorithm;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Null when sound, else what is wrong. */
    @Nullable
    String complaint(Map<String, String> parameters, byte[] body) {
        SortedMap<String, String> signed = new TreeMap<>(parameters);
        String sign = signed.remove("sign");
        if (sign == null || !signed.containsKey("nonce") || !signed.containsKey("timestamp")) {
            return "缺少签名参数";
        }
        if (body.length > 0) {
            signed.put("bodyDigest", digest(body));
        }
        long timestamp = Long.parseLong(signed.getOrDefault("timestamp", "0"));
        if (Math.abs(clock.millis() - timestamp) > SKEW_MILLIS) {
            return "时间戳超出允许范围";
        }
        String text = signed.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        if (!MessageDigest.isEqual(
                hmac(text).getBytes(StandardCharsets.US_ASCII), sign.getBytes(StandardCharsets.US_ASCII))) {
            return "签名错误";
        }
        return nonces.add(signed.getOrDefault("nonce", "")) ? null : "随机数重复";
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hmac(String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        if (algorithm.equals("HMAC-SM3")) {
            HMac mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(secret));
            mac.update(data, 0, data.length);
            byte[] out = new byte[mac.getMacSize()];
            mac.doFinal(out, 0);
            return HexFormat.of().formatHex(out);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(data));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
