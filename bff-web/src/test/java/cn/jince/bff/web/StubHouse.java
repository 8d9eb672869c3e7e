package cn.jince.bff.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Platform, adapters and identity on one real socket, each answering what the test says. */
public final class StubHouse {
    public static final StubHouse SHARED = new StubHouse();
    static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Function<Call, Answer>> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final RSAKey key;
    private final DisposableServer server;

    private StubHouse() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::handle)
                .bindNow();
        reset();
    }

    public String url() {
        return "http://localhost:" + server.port();
    }

    public void reset() {
        answers.clear();
        calls.clear();
        on("GET /identity/oauth2/jwks", _ -> new Answer(200, new JWKSet(key).toString()));
        on(
                "POST /identity/oauth2/token",
                _ -> Answer.json(Map.of("access_token", token("house", List.of(), "SYSTEM"), "expires_in", 3600)));
    }

    /** @param route method and path, without the query */
    public void on(String route, Function<Call, Answer> answer) {
        answers.put(route, answer);
    }

    public void on(String route, Object body) {
        on(route, _ -> Answer.json(body));
    }

    public List<Call> calls(String route) {
        return calls.stream().filter(call -> call.route().equals(route)).toList();
    }

    /** A person's token. @param mandates as CODE:MANDATE */
    public String person(String id, String... mandates) {
        return token(id, List.of(mandates), "PERSON");
    }

    public String token(String id, List<String> mandates, String kind) {
        return token(id, mandates, kind, null);
    }

    /** A person for whom a clerk acts at a counter. */
    public String deputised(String id, String mandate, String clerk) {
        return token(id, List.of(mandate), "PERSON", Map.of("sub", clerk, "name", "窦口"));
    }

    private String token(
            String id, List<String> mandates, String kind, @org.jspecify.annotations.Nullable Map<String, String> act) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(),
                    new JWTClaimsSet.Builder()
                            .issuer("http://issuer.test/identity")
                            .subject(id)
                            .audience("jince")
                            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                            .claim("kind", kind)
                            .claim("name", "李娟")
                            .claim("mandates", mandates)
                            .claim("act", act)
                            .build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asByteArray()
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> {
                    Map<String, String> headers = new ConcurrentHashMap<>();
                    request.requestHeaders()
                            .forEach(header -> headers.put(header.getKey().toLowerCase(), header.getValue()));
                    String route = request.method().name() + " " + request.fullPath();
                    Call call = new Call(route, request.uri(), headers, body);
                    calls.add(call);
                    Function<Call, Answer> answer =
                            answers.getOrDefault(route, _ -> Answer.problem(404, "NOT_FOUND", "没有找到所请求的内容。"));
                    return send(response, answer.apply(call));
                });
    }

    private static Mono<Void> send(HttpServerResponse response, Answer answer) {
        if (answer.status() == 0) {
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        }
        String type = answer.status() >= 400 ? "application/problem+json" : "application/json";
        Mono<Void> now = Mono.defer(() -> response.status(answer.status())
                .header("Content-Type", type)
                .sendString(Mono.just(answer.body()))
                .then());
        return answer.delay().isZero() ? now : Mono.delay(answer.delay()).then(now);
    }

    public record Call(String route, String uri, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param status 0 closes the connection */
    public record Answer(int status, String body, Duration delay) {
        public Answer(int status, String body) {
            this(status, body, Duration.ZERO);
        }

        public static Answer json(Object body) {
            return new Answer(200, JSON.writeValueAsString(body));
        }

        public static Answer problem(int status, String code, String detail) {
            return new Answer(
                    status,
                    JSON.writeValueAsString(Map.of("status", status, "code", code, "detail", detail, "type", "urn:x")));
        }

        public static Answer down() {
            return new Answer(0, "");
        }

        public Answer after(Duration time) {
            return new Answer(status, body, time);
        }
    }

    public static List<String> codes(int count) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            codes.add("91140902MAJC%05dXX".formatted(i).substring(0, 18));
        }
        return codes;
    }
}
