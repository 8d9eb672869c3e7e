package cn.jince.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The keys identity signs with, by id. They are fetched by one at a time: every minute in passing, at once when a token
 * names a key nobody knows, but for that no more than once in thirty seconds, whoever asks. Identity shows a new key
 * before it signs with it; a key it no longer shows is good for nothing from the next fetch on.
 */
final class Keys {
    private static final Logger log = LoggerFactory.getLogger(Keys.class);
    static final Duration REFRESH = Duration.ofMinutes(1);
    static final Duration ASK_FOR_UNKNOWN = Duration.ofSeconds(30);
    private static final Duration ASK_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int SMALLEST = 2048;

    private final Supplier<Mono<String>> source;
    private final Clock clock;
    private final AtomicReference<@Nullable Mono<Void>> fetching = new AtomicReference<>();
    private volatile Map<String, JWSVerifier> known = Map.of();
    private volatile boolean failed = true;
    private volatile long asked = Long.MIN_VALUE / 2;

    /** Keys that identity did not give. */
    static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Away() {
            super("identity gave no keys", null, false, false);
        }
    }

    /** @param source answers the JSON of the key set */
    Keys(Supplier<Mono<String>> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The key if it is known now. Sets a refresh going where the keys have become old. */
    @Nullable
    JWSVerifier now(String id) {
        if (clock.millis() - asked > REFRESH.toMillis() && !known.isEmpty()) {
            fetch().subscribe();
        }
        return known.get(id);
    }

    /** Empty where there is no such key; errors with {@link Away} where nobody can tell. */
    Mono<JWSVerifier> find(String id) {
        @Nullable JWSVerifier here = now(id);
        if (here != null) {
            return Mono.just(here);
        }
        Duration pause = failed ? ASK_AFTER_FAILURE : ASK_FOR_UNKNOWN;
        Mono<Void> asking =
                clock.millis() - asked >= pause.toMillis() || fetching.get() != null ? fetch() : Mono.empty();
        return asking.then(Mono.defer(() -> {
            @Nullable JWSVerifier found = known.get(id);
            return found != null ? Mono.just(found) : failed ? Mono.error(new Away()) : Mono.empty();
        }));
    }

    /** Never errors; what came of it stands in the fields. One at a time. */
    private Mono<Void> fetch() {
        Mono<Void> one = Mono.defer(() -> {
                    asked = clock.millis();
                    return source.get();
                })
                .doOnNext(this::take)
                .doOnError(error -> {
                    failed = true;
                    log.warn("keys were not fetched: {}", error.toString());
                })
                .onErrorComplete()
                .then()
                .doFinally(_ -> fetching.set(null))
                .cache();
        @Nullable Mono<Void> other = fetching.compareAndExchange(null, one);
        return other == null ? one : other;
    }

    private void take(String json) {
        try {
            Map<String, JWSVerifier> now = new HashMap<>();
            for (JWK key : JWKSet.parse(json).getKeys()) {
                if (key instanceof RSAKey rsa
                        && rsa.getKeyID() != null
                        && rsa.size() >= SMALLEST
                        && !KeyUse.ENCRYPTION.equals(rsa.getKeyUse())) {
                    now.put(rsa.getKeyID(), new RSASSAVerifier(rsa.toRSAPublicKey()));
                }
            }
            known = Map.copyOf(now);
            failed = now.isEmpty();
        } catch (ParseException | JOSEException e) {
            failed = true;
            log.warn("keys were not to be read: {}", e.toString());
        }
    }
}
