package cn.jince.testkit.push;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An Android push aggregator of JPush's shape: {@code POST /v3/push}; a repeated {@code cid} pushes nothing twice. */
public final class FakeAndroidPush implements AutoCloseable {
    public static final String APP_KEY = "jpush-app-key";
    public static final String MASTER_SECRET = "jpush-secret-for-development";

    private final JsonMapper json = JsonMapper.shared();
    private final List<PushedNotice> pushed = new ArrayList<>();
    private final Map<String, String> answersByCid = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final DisposableServer server;

    private FakeAndroidPush(int port) {
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(routes -> routes.post("/v3/push", this::push)
                        .get("/control/android/sent", (_, response) -> answer(response, 200, sentBody())))
                .bindNow();
    }

    /** @param port 0 for any free one */
    public static FakeAndroidPush start(int port) {
        return new FakeAndroidPush(port);
    }

    public int port() {
        return server.port();
    }

    public String url() {
        return "http://localhost:" + port();
    }

    public synchronized List<PushedNotice> pushed() {
        return List.copyOf(pushed);
    }

    public List<PushedNotice> pushedTo(String registrationId) {
        return pushed().stream()
                .filter(notice -> notice.device().equals(registrationId))
                .toList();
    }

    /** The device removed the app: pushes to it answer 1011. */
    public synchronized void forget(String registrationId) {
        gone.add(registrationId);
    }

    /** The next pushes answer this error, 2002 for too many. */
    public synchronized void failNext(int code, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(code);
        }
    }

    /** The next pushes arrive, but the connection closes before the answer. */
    public void loseNextAnswers(int times) {
        cuts.set(times);
    }

    private Publisher<Void> push(HttpServerRequest request, HttpServerResponse response) {
        String expected = "Basic "
                + Base64.getEncoder()
                        .encodeToString((APP_KEY + ":" + MASTER_SECRET).getBytes(StandardCharsets.US_ASCII));
        if (!expected.equals(request.requestHeaders().get("Authorization"))) {
            return answer(response, 401, error(1004, "authen failed"));
        }
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .map(json::readTree)
                .defaultIfEmpty(json.createObjectNode())
                .flatMap(body -> {
                    Result result = take(body);
                    if (cuts.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        response.withConnection(
                                connection -> connection.channel().close());
                        return Mono.<Void>never();
                    }
                    return answer(response, result.status(), result.body());
                });
    }

    private synchronized Result take(JsonNode body) {
        Integer failure = failures.poll();
        if (failure != null) {
            return new Result(failure == 2002 ? 429 : 400, error(failure, "as told by the test"));
        }
        JsonNode android = body.path("notification").path("android");
        JsonNode targets = body.path("audience").path("registration_id");
        if (!targets.isArray() || targets.isEmpty() || targets.size() > 1000 || !android.has("alert")) {
            return new Result(400, error(1003, "parameter value is invalid"));
        }
        String cid = body.path("cid").asString("");
        String before = answersByCid.get(cid);
        if (before != null) {
            return new Result(200, before);
        }
        List<PushedNotice> reached = new ArrayList<>();
        for (JsonNode target : targets) {
            if (!gone.contains(target.asString())) {
                String title = android.path("title").asString("");
                reached.add(new PushedNotice(
                        target.asString(), cid, title, android.path("alert").asString(), body));
            }
        }
        if (reached.isEmpty()) {
            return new Result(400, error(1011, "cannot find user by this audience"));
        }
        pushed.addAll(reached);
        String answer = json.writeValueAsString(
                Map.of("sendno", "0", "msg_id", Long.toString(18_100_000_000L + pushed.size())));
        if (!cid.isEmpty()) {
            answersByCid.put(cid, answer);
        }
        return new Result(200, answer);
    }

    private String sentBody() {
        return json.writeValueAsString(Map.of("sent", pushed()));
    }

    private String error(int code, String message) {
        return json.writeValueAsString(Map.of("error", Map.of("code", code, "message", message)));
    }

    private static Mono<Void> answer(HttpServerResponse response, int status, String body) {
        return response.status(status)
                .header("Content-Type", "application/json")
                .sendString(Mono.just(body))
                .then();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private record Result(int status, String body) {}
}
