package cn.jince.adapters.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.sender.Sender;
import cn.jince.adapters.sender.Senders;
import cn.jince.edge.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Mono;

/** Golden: signed by OpenSSL 3.0 ({@code pkeyutl -rawin -digest sm3 -pkeyopt distid:1234567812345678}), r and s. */
class Sm2VectorTest {
    private static final long TIME = 1_793_750_400_000L;
    private static final String DIGEST = "5e9578be2509e62926075217d027adfdaaedd56e6ad2330a099317ba3e9c1cd2";
    private static final String SIGNATURE = "9ecf1ab0cebc7cde560e21d37478f447c8233019fc4608ff2258276d7e80e598"
            + "e0d9bc36bbc92588fef65f51a62a395064105ec4a702efbd0b697df5de529f29";
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final MockEnvironment environment = new MockEnvironment();
    private final Sender sender = Senders.read(environment, "classpath*:senders/push-sm2.yaml")
            .find("push-sm2")
            .orElseThrow();

    @Test
    void the_signature_another_library_made_holds_once() {
        assertThat(check("/open/facts", DIGEST, SIGNATURE)).isEqualTo("SOUND");
        assertThat(check("/open/facts", DIGEST, SIGNATURE)).isEqualTo("SIGNATURE_REPEATED");
        assertThat(check("/open/facts", DIGEST, SIGNATURE.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo("SIGNATURE_REPEATED");
    }

    @Test
    void nothing_that_was_signed_can_be_changed() {
        assertThat(check("/open/tickets", DIGEST, SIGNATURE)).isEqualTo("SIGNATURE_WRONG");
        assertThat(check("/open/facts?a=b", DIGEST, SIGNATURE)).isEqualTo("SIGNATURE_WRONG");
        assertThat(check("/open/facts", DIGEST.replace('5', '6'), SIGNATURE)).isEqualTo("SIGNATURE_WRONG");
        assertThat(check("/open/facts", DIGEST, SIGNATURE.replace('9', '8'))).isEqualTo("SIGNATURE_WRONG");
        assertThat(check("/open/facts", "", SIGNATURE)).isEqualTo("SIGNATURE_MISSING");
        assertThat(seen).as("a wrong one uses no nonce up").isEmpty();
    }

    private String check(String path, String digest, String signature) {
        Signatures signatures = new Signatures(
                (system, nonce, _) -> Mono.fromSupplier(() -> seen.add(system + nonce)),
                environment,
                Clock.fixed(Instant.ofEpochMilli(TIME), ZoneOffset.UTC));
        MockServerHttpRequest request = MockServerHttpRequest.post(path)
                .header("Jince-Timestamp", Long.toString(TIME))
                .header("Jince-Nonce", "vector-nonce-01")
                .header("Jince-Digest", digest)
                .header("Jince-Signature", signature)
                .build();
        return String.valueOf(signatures
                .check(sender, sender.signing(), null, request)
                .map(_ -> "SOUND")
                .onErrorResume(Problem.class, e -> Mono.just(e.code()))
                .block());
    }
}
