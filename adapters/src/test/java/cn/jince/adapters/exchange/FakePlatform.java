package cn.jince.adapters.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The platform's side of the exchange on a real socket, with identity's token endpoint; can be away. */
final class FakePlatform implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What happens to the next pushes, one after the other; then all is well. */
    enum Mishap {
        SAYS_503,
        TAKES_THEN_CUTS
    }

    final Set<String> taken = ConcurrentHashMap.newKeySet();
    final AtomicLong rows = new AtomicLong();
    final AtomicInteger pushes = new AtomicInteger();
    final ConcurrentLinkedQueue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    final List<JsonNode> states = java.util.Collections.synchronizedList(new ArrayList<>());
    private final DisposableServer server = HttpServer.create()
            .port(0)
            .route(routes -> routes.post(
                            "/identity/oauth2/token",
                            (_, response) -> json(
                                    response, "{\"access_token\":\"t\",\"expires_in\":600,\"token_type\":\"Bearer\"}"))
                    .post("/received/{kind}", this::push)
                    .post("/claims/relayed-states", this::state))
            .bindNow();

    String url() {
        return "http://localhost:" + server.port();
    }

    private Publisher<Void> push(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().flatMap(body -> {
            Mishap mishap = mishaps.poll();
            if (mishap == Mishap.SAYS_503) {
                return Mono.from(problem(response, 503, "{\"status\":503,\"code\":\"UNAVAILABLE\"}"));
            }
            JsonNode push = JSON.readTree(body);
            pushes.incrementAndGet();
            ObjectNode verdicts = JSON.createObjectNode();
            var refused = verdicts.putArray("refused");
            int index = 0;
            for (JsonNode row : push.path("rows")) {
                rows.incrementAndGet();
                if (row.toString().contains("platform-refuses")) {
                    refused.addObject()
                            .put("index", index)
                            .put("code", "WRONG_TYPE")
                            .put("pointer", "/facts/qualification_gained")
                            .put("detail", "取值类型不对")
                            .putNull("ours");
                } else {
                    taken.add(row.toString());
                }
                index++;
            }
            if (mishap == Mishap.TAKES_THEN_CUTS) {
                response.withConnection(connection -> connection.dispose());
                return Mono.<Void>never();
            }
            return Mono.from(json(response, verdicts.toString()));
        });
    }

    private Publisher<Void> state(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().flatMap(body -> {
            JsonNode state = JSON.readTree(body);
            states.add(state);
            return switch (state.path("claimNumber").asString("")) {
                case "SB-UNKNOWN" ->
                    Mono.from(problem(
                            response, 404, "{\"status\":404,\"code\":\"CLAIM_NOT_FOUND\",\"detail\":\"没有该申报。\"}"));
                case "SB-ILLEGAL" ->
                    Mono.from(problem(
                            response,
                            409,
                            "{\"status\":409,\"code\":\"ILLEGAL_MOVE\",\"detail\":\"当前状态不允许。\",\"ours\":\"PAID\"}"));
                default -> response.status(204).send();
            };
        });
    }

    private static Publisher<Void> json(HttpServerResponse response, String body) {
        return response.header("Content-Type", "application/json").sendString(Mono.just(body));
    }

    private static Publisher<Void> problem(HttpServerResponse response, int status, String body) {
        return response.status(status)
                .header("Content-Type", "application/problem+json")
                .sendString(Mono.just(body));
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
