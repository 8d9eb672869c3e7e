package cn.jince.adapters.signing;

import static cn.jince.adapters.signing.Scheme.name;

import cn.jince.adapters.call.Letters;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Signing;
import cn.jince.adapters.signing.Verification.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;

/** Checks what a system signed: the signature, then the clock, then that the nonce is new. */
public final class Verifier {
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private final String system;
    private final Scheme scheme;
    private final Nonces nonces;
    private final Clock clock;

    /** @param signing how they sign, which may be another way than ours to them */
    public static Verifier of(
            SystemDescriptor system, Signing signing, Environment environment, Nonces nonces, Clock clock) {
        String secret = environment.getRequiredProperty(signing.secret());
        return of(system.system(), signing, Letters.charset(system.charset()), secret, nonces, clock);
    }

    /** For who pushes to us, by a registration of its own. */
    public static Verifier of(
            String system, Signing signing, Charset charset, String secret, Nonces nonces, Clock clock) {
        return new Verifier(
                system, Scheme.of(signing, secret.getBytes(StandardCharsets.UTF_8), charset), nonces, clock);
    }

    /** Whether a text is an SM2 public key: 130 hexadecimal digits, and the point lies on the curve. */
    public static boolean isSm2Point(String text) {
        return Sm2.isPoint(text);
    }

    private Verifier(String system, Scheme scheme, Nonces nonces, Clock clock) {
        this.system = system;
        this.scheme = scheme;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** @param said where the signature's fields stand: query, headers or body */
    public Mono<Verification> verify(Message message, Map<String, String> said) {
        Map<String, String> parameters = new LinkedHashMap<>(message.parameters());
        parameters.remove(name(scheme.names().sign()));
        Message signed = new Message(message.method(), message.path(), parameters, message.others(), message.body());
        return switch (sound(signed, said)) {
            case Verification.Refused refused -> Mono.just(refused);
            case Verification.Sound sound ->
                nonces.first(system, sound.nonce(), sound.forgetAfter())
                        .map(first -> first ? sound : new Verification.Refused(Reason.SIGNATURE_REPEATED));
        };
    }

    private Verification sound(Message message, Map<String, String> said) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String each : new String[] {
            name(scheme.names().key()),
            name(scheme.names().time()),
            name(scheme.names().nonce())
        }) {
            if (!each.isEmpty()) {
                fields.put(each, said.getOrDefault(each, ""));
            }
        }
        String sign = said.getOrDefault(name(scheme.names().sign()), "");
        // who has no nonce cannot send the same signature twice
        boolean nonceless = name(scheme.names().nonce()).isEmpty();
        String nonce =
                nonceless ? sign : fields.getOrDefault(name(scheme.names().nonce()), "");
        Optional<Instant> time =
                scheme.moment(fields.getOrDefault(name(scheme.names().time()), ""));
        Optional<byte[]> signature = scheme.bytes(sign);
        if (sign.isEmpty()
                || time.isEmpty()
                || !(nonceless || NONCE.matcher(nonce).matches())) {
            return new Verification.Refused(Reason.SIGNATURE_MISSING);
        }
        boolean right =
                scheme.keyId().equals(fields.getOrDefault(name(scheme.names().key()), scheme.keyId()))
                        && signature.isPresent()
                        && scheme.profile().verify(scheme.text(message, fields), signature.get());
        if (!right) {
            return new Verification.Refused(Reason.SIGNATURE_WRONG);
        }
        Instant forgetAfter = time.get().plus(scheme.skew());
        boolean now = !clock.instant().isAfter(forgetAfter)
                && !clock.instant().isBefore(time.get().minus(scheme.skew()));
        return now ? new Verification.Sound(nonce, forgetAfter) : new Verification.Refused(Reason.SIGNATURE_SKEWED);
    }
}
