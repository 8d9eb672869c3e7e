package cn.jince.standalone;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A legacy system's access token, as its vendor would fetch it: kept until shortly before it ends. */
final class SystemTokens {
    private static final Duration EARLY = Duration.ofSeconds(30);

    static Mono<String> of(String gateway, String client, String secret) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.US_ASCII));
        return HttpClient.create()
                .responseTimeout(Duration.ofSeconds(5))
                .headers(headers -> headers.set("Authorization", "Basic " + basic)
                        .set("Content-Type", "application/x-www-form-urlencoded"))
                .post()
                .uri(gateway + "/identity/oauth2/token")
                .send(ByteBufMono.fromString(Mono.just("grant_type=client_credentials")))
                .responseSingle((response, body) -> body.asString(StandardCharsets.UTF_8)
                        .filter(_ -> response.status().code() == 200)
                        .switchIfEmpty(Mono.error(
                                () -> new IllegalStateException("no token for " + client + ": " + response.status()))))
                .map(JsonMapper.shared()::readTree)
                .cache(SystemTokens::life, _ -> Duration.ZERO, () -> Duration.ZERO)
                .map(granted -> granted.path("access_token").asString());
    }

    private static Duration life(JsonNode granted) {
        Duration said = Duration.ofSeconds(granted.path("expires_in").asLong());
        return said.compareTo(EARLY) > 0 ? said.minus(EARLY) : Duration.ZERO;
    }

    private SystemTokens() {}
}
