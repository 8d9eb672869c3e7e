package cn.jince.adapters.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.signing.Verification.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

class VerifierTest {
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Nonces nonces = (system, nonce, _) -> Mono.fromSupplier(() -> seen.add(system + nonce));

    static List<Vector> vectors() {
        return Vector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void what_is_rightly_signed_is_sound_once(Vector vector) {
        assertThat(check(vector, Duration.ZERO, Map.of())).isInstanceOf(Verification.Sound.class);
        assertThat(check(vector, Duration.ZERO, Map.of()))
                .isEqualTo(new Verification.Refused(Reason.SIGNATURE_REPEATED));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void clocks_may_differ_by_five_minutes_and_no_more(Vector vector) {
        assertThat(check(vector, Duration.ofSeconds(301), Map.of()))
                .isEqualTo(new Verification.Refused(Reason.SIGNATURE_SKEWED));
        assertThat(check(vector, Duration.ofSeconds(-301), Map.of()))
                .isEqualTo(new Verification.Refused(Reason.SIGNATURE_SKEWED));
        assertThat(check(vector, Duration.ofSeconds(299), Map.of())).isInstanceOf(Verification.Sound.class);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void another_signature_is_wrong_and_leaves_the_nonce_unused(Vector vector) {
        String name =
                vector.fields().keySet().stream().reduce((_, last) -> last).orElseThrow();
        String sign = vector.fields().get(name);
        String other = (sign.charAt(0) == 'b' ? "c" : "b") + sign.substring(1);

        assertThat(check(vector, Duration.ZERO, Map.of(name, other)))
                .isEqualTo(new Verification.Refused(Reason.SIGNATURE_WRONG));
        assertThat(check(vector, Duration.ZERO, Map.of(name, "not hex, not base64!")))
                .isEqualTo(new Verification.Refused(Reason.SIGNATURE_WRONG));
        assertThat(check(vector, Duration.ZERO, Map.of(name, "")))
                .isEqualTo(new Verification.Refused(Reason.SIGNATURE_MISSING));
        assertThat(check(vector, Duration.ZERO, Map.of())).isInstanceOf(Verification.Sound.class);
    }

    @Test
    void a_changed_parameter_or_body_is_wrong() {
        Vector vector = vectors().stream()
                .filter(each -> each.toString().equals("hmac-sha256-body.yaml"))
                .findFirst()
                .orElseThrow();
        Message changed = new Message("GET", "/", Map.of("creditCode", "91140902MAJC00011X"), Map.of(), new byte[0]);
        Message body = new Message("GET", "/", vector.parameters(), Map.of(), new byte[] {1});

        assertThat(verifier(vector, Duration.ZERO)
                        .verify(changed, vector.fields())
                        .block())
                .isEqualTo(new Verification.Refused(Reason.SIGNATURE_WRONG));
        assertThat(verifier(vector, Duration.ZERO).verify(body, vector.fields()).block())
                .isEqualTo(new Verification.Refused(Reason.SIGNATURE_WRONG));
    }

    private Verification check(Vector vector, Duration late, Map<String, String> otherwise) {
        Map<String, String> said = new HashMap<>(vector.fields());
        said.putAll(otherwise);
        return verifier(vector, late).verify(vector.message(), said).block();
    }

    private Verifier verifier(Vector vector, Duration late) {
        return vector.verifier(nonces, late);
    }
}
