package cn.jince.testkit.province;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 城市办事页面: a person comes with a ticket to {@code GET /sso}; the page redeems it with the city's system token, greets
 * them, and lets them take their case further ({@code POST /cases/{linkOut}}). Each step is told to the platform:
 * {@link #tell} is the city's call-back, signed with HMAC-SM3 in headers.
 */
public final class CityPage implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final HttpClient client = HttpClient.create();
    private final Map<String, String> comeFrom = new ConcurrentHashMap<>();
    private final Supplier<String> platform;
    private final Mono<String> token;
    private final String system;
    private final String secret;
    private final @Nullable DisposableServer server;

    private CityPage(
            @Nullable Integer port, Supplier<String> platform, Mono<String> token, String system, String secret) {
        this.platform = platform;
        this.token = token;
        this.system = system;
        this.secret = secret;
        this.server = port == null
                ? null
                : HttpServer.create()
                        .host("127.0.0.1")
                        .port(port)
                        .route(routes -> addTo(routes, ""))
                        .bindNow();
    }

    /**
     * On a port of its own.
     *
     * @param platform base URL of the open interfaces
     * @param token the city's system token
     * @param secret of its call-backs
     */
    public static CityPage start(
            int port, Supplier<String> platform, Mono<String> token, String system, String secret) {
        return new CityPage(port, platform, token, system, secret);
    }

    /** For {@link #addTo} some other server. */
    public static CityPage unbound(Supplier<String> platform, Mono<String> token, String system, String secret) {
        return new CityPage(null, platform, token, system, secret);
    }

    /** What a call-back came to. */
    public record Heard(int status, JsonNode body) {}

    public String url() {
        return "http://localhost:" + Objects.requireNonNull(server, "not bound").port();
    }

    /** @param prefix where the page begins there, such as {@code /taiyuan} */
    public void addTo(HttpServerRoutes routes, String prefix) {
        routes.get(prefix + "/sso", (request, response) -> welcome(prefix, request, response))
                .post(prefix + "/cases/{linkOut}", this::step);
    }

    private Publisher<Void> welcome(String prefix, HttpServerRequest request, HttpServerResponse response) {
        Map<String, List<String>> said = new QueryStringDecoder(request.uri()).parameters();
        String body = JSON.writeValueAsString(Map.of("ticket", first(said, "st")));
        return token.flatMap(
                        bearer -> post("/open/tickets/redemption", body, Map.of("Authorization", "Bearer " + bearer)))
                .flatMap(heard -> {
                    if (heard.status() != 200) {
                        return html(response, 403, CityPageHtml.refused(heard.body()));
                    }
                    String linkOut = heard.body().path("linkOut").asString("");
                    comeFrom.put(linkOut, first(said, "backUrl"));
                    return html(response, 200, CityPageHtml.welcome(prefix, heard.body(), first(said, "backUrl")));
                });
    }

    /** The person presses a button here: their case goes on, and the platform is told. */
    private Publisher<Void> step(HttpServerRequest request, HttpServerResponse response) {
        String linkOut = Objects.requireNonNullElse(request.param("linkOut"), "");
        String back = comeFrom.get(linkOut);
        if (back == null) {
            return html(response, 404, CityPageHtml.nobody());
        }
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .defaultIfEmpty("")
                .map(form -> first(new QueryStringDecoder(form, false).parameters(), "state"))
                .flatMap(state -> tell(UUID.randomUUID().toString(), linkOut, state, Instant.now()))
                .flatMap(heard -> html(response, heard.status(), CityPageHtml.told(heard.body(), back)));
    }

    private static Mono<Void> html(HttpServerResponse response, int status, String page) {
        return response.status(status)
                .header("Content-Type", "text/html;charset=UTF-8")
                .sendString(Mono.just(page))
                .then();
    }

    private static String first(Map<String, List<String>> said, String name) {
        return said.getOrDefault(name, List.of("")).getFirst();
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
        if (server != null) {
            server.disposeNow();
        }
    }
}
