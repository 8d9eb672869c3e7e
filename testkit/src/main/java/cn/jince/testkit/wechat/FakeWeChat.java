package cn.jince.testkit.wechat;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * WeChat's server interfaces on a real socket. Answers are HTTP 200 with {@code errcode}, as WeChat's are.
 *
 * <p>Sign-in codes have the form {@code code-<openid>-<anything>}; the open ids {@code risk}, {@code often} and
 * {@code busy} answer 40226, 45011 and -1. A subscribe message needs a consent, and each consent is one message.
 */
public final class FakeWeChat implements AutoCloseable {
    public static final String APP_ID = "wx-jince-demo";
    public static final String SECRET = "wechat-secret-for-development";
    /** Template of a matched policy: thing1 item, thing2 authority, thing3 deadline, thing4 advice. */
    public static final String MATCH = "tmpl-policy-match";
    /** Template of a claim's progress: thing1 item, character_string2 number, phrase3 state, time4, thing5 note. */
    public static final String CLAIM = "tmpl-claim-progress";
    /** Template of a claim-free run: thing1 item, phrase2 state, thing3 note, time4. */
    public static final String CLAIM_FREE = "tmpl-claim-free";

    private final JsonMapper json = JsonMapper.shared();
    private final WeChatState state = new WeChatState();
    private final AtomicInteger httpFailures = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile int httpStatus = 503;
    private @Nullable DisposableServer server;

    private FakeWeChat() {
        template(MATCH, "thing1", "thing2", "thing3", "thing4");
        template(CLAIM, "thing1", "character_string2", "phrase3", "time4", "thing5");
        template(CLAIM_FREE, "thing1", "phrase2", "thing3", "time4");
    }

    /** A fake without a socket of its own; mount it with {@link #addTo}. */
    public static FakeWeChat unbound() {
        return new FakeWeChat();
    }

    /** @param port 0 for any free one */
    public static FakeWeChat start(int port) {
        FakeWeChat fake = new FakeWeChat();
        fake.server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(fake::addTo)
                .bindNow();
        return fake;
    }

    /** Adds WeChat's routes to a server that has others too. */
    public void addTo(HttpServerRoutes routes) {
        routes.get("/sns/jscode2session", this::signIn)
                .post("/cgi-bin/stable_token", this::token)
                .post("/cgi-bin/message/subscribe/send", this::send)
                .get("/control/wechat/sent", (_, response) -> answer(response, Map.of("sent", state.sent())));
    }

    public int port() {
        return server == null ? -1 : server.port();
    }

    public String url() {
        return "http://localhost:" + port();
    }

    public void template(String id, String... fields) {
        state.template(new MessageTemplate(id, List.of(fields)));
    }

    /** The person said yes so many times more in the prompt for this template. */
    public void grantConsents(String openId, String template, int count) {
        state.grant(openId, template, count);
    }

    /** The person switched the template off in WeChat; nobody tells our ledger. */
    public void revokeConsents(String openId, String template) {
        state.revoke(openId, template);
    }

    public int consents(String openId, String template) {
        return state.consents(openId, template);
    }

    /** All messages that reached a phone, oldest first. */
    public List<SentMessage> sent() {
        return state.sent();
    }

    public List<SentMessage> sentTo(String openId) {
        return state.sent().stream()
                .filter(message -> message.openId().equals(openId))
                .toList();
    }

    /** The next sends answer this errcode and reach nobody. */
    public void failNext(int errcode, int times) {
        state.failNext(errcode, times);
    }

    /** The next sends answer this HTTP status and reach nobody. */
    public void failNextWithHttp(int status, int times) {
        httpStatus = status;
        httpFailures.set(times);
    }

    /** The next sends reach the phone, but the connection closes before the answer. */
    public void loseNextAnswers(int times) {
        cuts.set(times);
    }

    /** Every answer comes this much later. */
    public void answersAfter(Duration time) {
        delay = time;
    }

    /** The access token given out last ends now. */
    public void expireToken() {
        state.expireToken();
    }

    public int tokensIssued() {
        return state.tokensIssued();
    }

    private Publisher<Void> signIn(HttpServerRequest request, HttpServerResponse response) {
        String code = parameter(request, "js_code");
        if (!APP_ID.equals(parameter(request, "appid"))) {
            return answer(response, WeChatState.error(40013, "invalid appid"));
        }
        if (!SECRET.equals(parameter(request, "secret"))) {
            return answer(response, WeChatState.error(40125, "invalid appsecret"));
        }
        return answer(response, state.signIn(code == null ? "" : code));
    }

    private Publisher<Void> token(HttpServerRequest request, HttpServerResponse response) {
        return body(request).flatMap(body -> {
            if (!APP_ID.equals(body.path("appid").asString(""))) {
                return answer(response, WeChatState.error(40013, "invalid appid"));
            }
            if (!SECRET.equals(body.path("secret").asString(""))) {
                return answer(response, WeChatState.error(40125, "invalid appsecret"));
            }
            String token = state.token(body.path("force_refresh").asBoolean(false));
            return answer(response, Map.of("access_token", token, "expires_in", 7200));
        });
    }

    private Publisher<Void> send(HttpServerRequest request, HttpServerResponse response) {
        return body(request).flatMap(body -> {
            if (httpFailures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                return response.status(httpStatus).send();
            }
            Map<String, Object> answer = state.send(parameter(request, "access_token"), message(body));
            if (cuts.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                response.withConnection(connection -> connection.channel().close());
                return Mono.<Void>never();
            }
            return answer(response, answer);
        });
    }

    private static SentMessage message(JsonNode body) {
        Map<String, String> data = new LinkedHashMap<>();
        body.path("data")
                .properties()
                .forEach(field ->
                        data.put(field.getKey(), field.getValue().path("value").asString("")));
        String page = body.path("page").asString("");
        return new SentMessage(
                body.path("touser").asString(""),
                body.path("template_id").asString(""),
                page.isEmpty() ? null : page,
                data);
    }

    private Mono<JsonNode> body(HttpServerRequest request) {
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .map(json::readTree)
                .defaultIfEmpty(json.createObjectNode());
    }

    private Mono<Void> answer(HttpServerResponse response, Map<String, ?> body) {
        Mono<Void> now = Mono.defer(() -> response.header("Content-Type", "application/json; encoding=utf-8")
                .sendString(Mono.just(json.writeValueAsString(body)))
                .then());
        return delay.isZero() ? now : Mono.delay(delay).then(now);
    }

    private static @Nullable String parameter(HttpServerRequest request, String name) {
        List<String> values = new QueryStringDecoder(request.uri()).parameters().getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    @Override
    public void close() {
        if (server != null) {
            server.disposeNow();
        }
    }
}
