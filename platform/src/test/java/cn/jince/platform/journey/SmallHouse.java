package cn.jince.platform.journey;

import cn.jince.api.adapters.AdapterViews.PayoutOrder;
import cn.jince.api.adapters.AdapterViews.PayoutReceipt;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Identity and adapters around the platform, on a real socket, with a treasury that counts. */
final class SmallHouse {
    static final String ISSUER = "http://localhost/identity";
    private final JsonMapper json = JsonMapper.shared();
    private final RSAKey key;
    private final DisposableServer server;
    final Map<String, PayoutOrder> paid = new ConcurrentHashMap<>();
    final AtomicInteger moneyMoved = new AtomicInteger();
    private final Map<String, AtomicInteger> ordersOf = new ConcurrentHashMap<>();
    final AtomicInteger queries = new AtomicInteger();
    final AtomicInteger loseReplies = new AtomicInteger();
    volatile boolean treasuryDown;
    volatile boolean silent;
    volatile boolean otherAmount;

    SmallHouse() {
        key = newKey();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get(
                                "/identity/oauth2/jwks",
                                (_, response) -> answer(response, new JWKSet(key.toPublicJWK()).toString()))
                        .post(
                                "/identity/oauth2/token",
                                (_, response) -> answer(
                                        response,
                                        Map.of(
                                                "access_token",
                                                token("house", "SYSTEM", "", List.of("HOUSE"), List.of()),
                                                "expires_in",
                                                600,
                                                "token_type",
                                                "Bearer")))
                        .post("/payouts", this::order)
                        .get("/payouts/{id}", this::find))
                .bindNow();
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAKey key() {
        return key;
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    /** How often an order with this id came. */
    int orders(String orderId) {
        AtomicInteger count = ordersOf.get(orderId);
        return count == null ? 0 : count.get();
    }

    String person(String id, String mandate) {
        return token(id, "PERSON", "", List.of(), List.of(mandate));
    }

    String officer(String id, String division, String... roles) {
        return token(id, "OFFICER", division, List.of(roles), List.of());
    }

    /** Of a department by name. */
    String officerIn(String department, String id, String division, String role) {
        return token(id, "OFFICER", division, department, List.of(role), List.of(), Duration.ofHours(1), key);
    }

    /** An officer who also acts for an enterprise. */
    String officerOf(String id, String division, String mandate, String role) {
        return token(id, "OFFICER", division, List.of(role), List.of(mandate));
    }

    /** A kiosk. */
    String device(String id, String division) {
        return token(id, "DEVICE", division, List.of(), List.of());
    }

    /** A person for whom a clerk acts at a counter. */
    String deputised(String id, String mandate, String clerk, String clerkName) {
        JWTClaimsSet.Builder said = claims(id, "PERSON", "", "", List.of(), List.of(mandate), Duration.ofHours(1))
                .claim("act", Map.of("sub", clerk, "name", clerkName));
        return signed(said.build(), key);
    }

    String token(String id, String kind, String division, List<String> roles, List<String> mandates) {
        return token(id, kind, division, roles, mandates, Duration.ofHours(1), key);
    }

    /** @param life from now; negative for a token that has ended */
    String token(
            String id,
            String kind,
            String division,
            List<String> roles,
            List<String> mandates,
            Duration life,
            RSAKey with) {
        return token(id, kind, division, "部门", roles, mandates, life, with);
    }

    private String token(
            String id,
            String kind,
            String division,
            String department,
            List<String> roles,
            List<String> mandates,
            Duration life,
            RSAKey with) {
        return signed(
                claims(id, kind, division, department, roles, mandates, life).build(), with);
    }

    private static JWTClaimsSet.Builder claims(
            String id,
            String kind,
            String division,
            String department,
            List<String> roles,
            List<String> mandates,
            Duration life) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("jince")
                .subject(id)
                .expirationTime(Date.from(Instant.now().plus(life)))
                .claim("kind", kind)
                .claim("name", id)
                .claim("division", division)
                .claim("department", department)
                .claim("roles", roles)
                .claim("mandates", mandates);
    }

    private static String signed(JWTClaimsSet set, RSAKey with) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), set);
        try {
            jwt.sign(new RSASSASigner(with));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private Publisher<Void> order(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().flatMap(body -> {
            PayoutOrder order = json.readValue(body, PayoutOrder.class);
            if (treasuryDown) {
                return answer(
                        response, new CommandReply.NotSent(Reply.Reason.BREAKER_OPEN, "国库暂时无法连接。"), CommandReply.class);
            }
            ordersOf.computeIfAbsent(order.intentId(), _ -> new AtomicInteger()).incrementAndGet();
            if (order.account().endsWith("404")) {
                return answer(response, new CommandReply.Rejected("4003", "收款账户已销户"), CommandReply.class);
            }
            if (paid.putIfAbsent(order.intentId(), order) == null) {
                moneyMoved.incrementAndGet();
            }
            if (silent) {
                return Mono.never();
            }
            return loseReplies.getAndUpdate(n -> Math.max(0, n - 1)) > 0
                    ? answer(response, new CommandReply.Ambiguous(order.intentId()), CommandReply.class)
                    : answer(response, new CommandReply.Accepted("GK" + order.intentId()), CommandReply.class);
        });
    }

    private Publisher<Void> find(HttpServerRequest request, HttpServerResponse response) {
        queries.incrementAndGet();
        Provenance treasury = new Provenance("sx.treasury", "国库", null, Instant.now(), Freshness.LIVE, null);
        PayoutOrder order = paid.get(request.param("id"));
        Reply<PayoutReceipt> reply = order == null
                ? new Reply.Absent<>(treasury)
                : new Reply.Answered<>(
                        new PayoutReceipt(
                                order.intentId(),
                                "GK" + order.intentId(),
                                "PAID",
                                order.amountFen() + (otherAmount ? 1 : 0),
                                Instant.now()),
                        treasury);
        return answer(response, reply, Reply.class);
    }

    private Mono<Void> answer(HttpServerResponse response, Object body, Class<?> as) {
        return answer(response, json.writerFor(as).writeValueAsString(body));
    }

    private Mono<Void> answer(HttpServerResponse response, Map<String, ?> body) {
        return answer(response, json.writeValueAsString(body));
    }

    private static Mono<Void> answer(HttpServerResponse response, String body) {
        return response.header("Content-Type", "application/json")
                .sendString(Mono.just(body))
                .then();
    }
}
