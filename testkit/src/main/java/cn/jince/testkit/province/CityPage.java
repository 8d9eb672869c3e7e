package cn.jince.testkit.province;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 城市办事页面: a person comes with a ticket to {@code GET /sso}; the page redeems it with the city's system token and greets
 * them. {@link #tell} is the city's call-back, signed with HMAC-SM3 in headers.
 */
public final class CityPage implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final HttpClient client = HttpClient.create();
    private final Supplier<String> platform;
    private final Supplier<String> token;
    private final String system;
    private final String secret;
    private final DisposableServer server;

    /**
     * @param platform base URL of the open interfaces
     * @param token the city's system token
     * @param secret of its call-backs
     */
    public CityPage(int port, Supplier<String> platform, Supplier<String> token, String system, String secret) {
        this.platform = platform;
        this.token = token;
        this.system = system;
        this.secret = secret;
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(routes -> routes.get("/sso", this::welcome))
                .bindNow();
    }

    /** What a call-back came to. */
    public record Heard(int status, JsonNode body) {}

    public String url() {
        return "http://localhost:" + server.port();
    }

    private Publisher<Void> welcome(HttpServerRequest request, HttpServerResponse response) {
        Map<String, List<String>> said = new QueryStringDecoder(request.uri()).parameters();
        String body = JSON.writeValueAsString(Map.of("ticket", first(said, "st")));
        return post("/open/tickets/redemption", body, Map.of("Authorization", "Bearer " + token.get()))
                .flatMap(heard -> response.status(heard.status() == 200 ? 200 : 403)
                        .header("Content-Type", "text/html;charset=UTF-8")
                        .sendString(Mono.just(page(heard, first(said, "backUrl"))))
                        .then());
    }

    private static String first(Map<String, List<String>> said, String name) {
        return said.getOrDefault(name, List.of("")).getFirst();
    }

    private static String page(Heard heard, String back) {
        return heard.status() == 200
                ? "<html><body>欢迎您，" + heard.body().path("personName").asString("") + "（"
                        + heard.body().path("creditCode").asString("") + "） <a href=\"" + back.replace("\"", "")
                        + "\">返回</a></body></html>"
                : "<html><body>登录失败：" + heard.body().path("code").asString("") + "</body></html>";
    }

    /** Tells how it went, now. */
    public Mono<Heard> tell(String event, String linkOut, String state, Instant at) {
        return send(
                callback(event, linkOut, state, at),
                Instant.now(),
                UUID.randomUUID().toString());
    }

    public static String callback(String event, String linkOut, String state, Instant at) {
        return JSON.writeValueAsString(
                Map.of("eventId", event, "linkOut", linkOut, "state", state, "at", at.toString()));
    }

    /** The same at a time and with a nonce of the test's choice. */
    public Mono<Heard> send(String body, Instant now, String nonce) {
        try {
            Map<String, String> signed = new TreeMap<>(
                    Map.of("appKey", "city", "timestamp", Long.toString(now.toEpochMilli()), "nonce", nonce));
            Map<String, String> text = new TreeMap<>(signed);
            text.put("bodyDigest", Seals.digest("SHA-256", body.getBytes(StandardCharsets.UTF_8)));
            signed.put("sign", Seals.hmac("HmacSM3", secret, Seals.joined(text), StandardCharsets.UTF_8));
            return post("/open/callbacks/" + system, body, signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Mono<Heard> post(String path, String body, Map<String, String> headers) {
        return client.headers(all -> {
                    headers.forEach(all::set);
                    all.set("Content-Type", "application/json");
                })
                .post()
                .uri(platform.get() + path)
                .send(ByteBufMono.fromString(Mono.just(body)))
                .responseSingle((response, bytes) -> bytes.asString(StandardCharsets.UTF_8)
                        .defaultIfEmpty("{}")
                        .map(text -> new Heard(response.status().code(), JSON.readTree(text))));
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
