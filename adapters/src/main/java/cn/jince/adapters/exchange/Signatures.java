package cn.jince.adapters.exchange;

import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Recipe;
import cn.jince.adapters.sender.Sender;
import cn.jince.adapters.signing.Message;
import cn.jince.adapters.signing.Nonces;
import cn.jince.adapters.signing.Verification;
import cn.jince.adapters.signing.Verifier;
import cn.jince.edge.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Checks what a sender signed: {@code METHOD\nPATH\nTIMESTAMP\nNONCE\nDIGEST}, the digest being that of the body. The
 * signature comes first, then the clock, then that the nonce is new; the body itself is held against its digest later.
 */
@Component
class Signatures {
    private static final Recipe RECIPE = new Recipe(
            "{method}\n{path}\n{time}\n{nonce}\n{=digest}",
            SystemDescriptor.Order.AS_SENT,
            null,
            null,
            null,
            "millis",
            null,
            SystemDescriptor.Spelling.HEX,
            Duration.ofMinutes(5));
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");
    private final Nonces nonces;
    private final Environment environment;
    private final Clock clock;

    Signatures(Nonces nonces, Environment environment, Clock clock) {
        this.nonces = nonces;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * @param secret property with the secret, where it is shared; the sandbox has one of its own. Who signs with SM2 is
     *     checked by its public key on both sides
     */
    Mono<Seal> check(Sender sender, Sender.Signing signing, @Nullable String secret, ServerHttpRequest request) {
        String digest = header(request, "Jince-Digest");
        if (!DIGEST.matcher(digest).matches()) {
            return Mono.error(refused(Verification.Reason.SIGNATURE_MISSING));
        }
        Message message =
                new Message(request.getMethod().name(), path(request), Map.of("digest", digest), Map.of(), new byte[0]);
        Map<String, String> said = Map.of(
                "appKey", sender.system(),
                "timestamp", header(request, "Jince-Timestamp"),
                "nonce", header(request, "Jince-Nonce"),
                "sign", header(request, "Jince-Signature"));
        String key = signing.publicKey() != null
                ? signing.publicKey()
                : environment.getRequiredProperty(Objects.requireNonNull(secret, "a shared secret"));
        return verifier(sender, signing, key).verify(message, said).map(verification -> switch (verification) {
            case Verification.Sound _ -> Seal.of(signing.profile(), digest);
            case Verification.Refused(Verification.Reason reason) -> throw refused(reason);
        });
    }

    private Verifier verifier(Sender sender, Sender.Signing signing, String key) {
        return Verifier.of(
                sender.system(),
                new SystemDescriptor.Signing(signing.profile().word(), sender.system(), "", RECIPE),
                StandardCharsets.UTF_8,
                key,
                nonces,
                clock);
    }

    private static String path(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return request.getURI().getRawPath() + (query == null ? "" : "?" + query);
    }

    private static String header(ServerHttpRequest request, String name) {
        HttpHeaders headers = request.getHeaders();
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    private static Problem refused(Verification.Reason reason) {
        String detail = switch (reason) {
            case SIGNATURE_MISSING -> "缺少签名，或签名字段格式不对：Jince-Timestamp、Jince-Nonce、Jince-Digest、Jince-Signature。";
            case SIGNATURE_WRONG -> "签名不正确。";
            case SIGNATURE_SKEWED -> "时间戳与平台时间相差超过5分钟。";
            case SIGNATURE_REPEATED -> "该请求已处理过（Jince-Nonce重复）。";
        };
        return Problem.of(HttpStatus.UNAUTHORIZED, reason.name(), detail);
    }
}
