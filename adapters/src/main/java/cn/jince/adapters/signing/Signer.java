package cn.jince.adapters.signing;

import static cn.jince.adapters.signing.Scheme.name;

import cn.jince.adapters.call.Letters;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Signing;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.env.Environment;

/** Signs what goes to a system, as its descriptor says. */
public final class Signer {
    private final Signing signing;
    private final Charset charset;
    private final Scheme scheme;
    private final Clock clock;
    private final AtomicLong count;
    // a nonce must never come twice; it need not be secret, so only its prefix is drawn, once
    private final String prefix;

    /** The signer of a system, with the secret its descriptor names. */
    public static Signer of(SystemDescriptor system, Environment environment, Clock clock) {
        return of(system, environment.getRequiredProperty(system.signing().secret()), clock);
    }

    public static Signer of(SystemDescriptor system, String secret, Clock clock) {
        return of(system.signing(), Letters.charset(system.charset()), secret, clock);
    }

    static Signer of(Signing signing, Charset charset, String secret, Clock clock) {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return new Signer(signing, charset, bytes, clock, HexFormat.of().formatHex(random), new AtomicLong());
    }

    private Signer(Signing signing, Charset charset, byte[] secret, Clock clock, String prefix, AtomicLong count) {
        this.signing = signing;
        this.charset = charset;
        this.scheme = Scheme.of(signing, secret, charset);
        this.clock = clock;
        this.prefix = prefix;
        this.count = count;
    }

    /** The same signer with a key that was handed out for a time. */
    public Signer with(byte[] key) {
        return new Signer(signing, charset, key, clock, prefix, count);
    }

    /** The fields to send beside the message: key, time, nonce and, last, the signature. */
    public Map<String, String> sign(Message message) {
        return sign(message, prefix + count.incrementAndGet());
    }

    Map<String, String> sign(Message message, String nonce) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, name(scheme.names().key()), scheme.keyId());
        put(fields, name(scheme.names().time()), scheme.moment(clock.instant()));
        put(fields, name(scheme.names().nonce()), nonce);
        String signature = scheme.written(scheme.profile().sign(scheme.text(message, fields)));
        put(fields, name(scheme.names().sign()), signature);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!name.isEmpty()) {
            fields.put(name, value);
        }
    }
}
