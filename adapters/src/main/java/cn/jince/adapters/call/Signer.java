package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Signing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.springframework.core.env.Environment;

/**
 * Signs parameters as the departments ask: sorted by name as {@code a=1&b=2} with {@code appKey}, {@code timestamp},
 * {@code nonce} and, where there is a body, its {@code bodyDigest}; HMAC by SHA-256 or SM3, in hexadecimal.
 */
public final class Signer {
    private final Signing signing;
    private final byte[] secret;
    private final Clock clock;
    private final AtomicLong count = new AtomicLong();
    // a nonce must never come twice; it need not be secret, so only its prefix is drawn, once
    private final String prefix;

    /** The signer of a system, with the secret its descriptor names. */
    public static Signer of(SystemDescriptor system, Environment environment, Clock clock) {
        return new Signer(
                system.signing(),
                environment.getRequiredProperty(system.signing().secret()),
                clock);
    }

    public Signer(Signing signing, String secret, Clock clock) {
        this.signing = signing;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        this.prefix = HexFormat.of().formatHex(random);
    }

    /** The parameters with everything that was signed, and {@code sign}. */
    public SortedMap<String, String> sign(Map<String, String> parameters, byte[] body) {
        SortedMap<String, String> signed = new TreeMap<>(parameters);
        signed.put("appKey", signing.keyId());
        signed.put("timestamp", Long.toString(clock.millis()));
        signed.put("nonce", prefix + count.incrementAndGet());
        SortedMap<String, String> text = new TreeMap<>(signed);
        if (body.length > 0) {
            text.put("bodyDigest", sha256(body));
        }
        signed.put(
                "sign",
                hmac(text.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&"))));
        return signed;
    }

    private String hmac(String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(signing.profile().equals("hmac-sm3") ? sm3(data) : hmacSha256(data));
    }

    private byte[] sm3(byte[] data) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(secret));
        mac.update(data, 0, data.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    private byte[] hmacSha256(byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
