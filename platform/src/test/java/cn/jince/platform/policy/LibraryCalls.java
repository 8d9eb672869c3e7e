package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.testing.TestIdentity;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The library as a client calls it. */
public record LibraryCalls(int port) {
    public static final String OPERATOR = TestIdentity.officer("operator", "140000", "OPERATOR");

    public record Answer(int status, JsonNode body) {
        public String code() {
            return at("code");
        }

        public String at(String member) {
            return body.path(member).asString("");
        }
    }

    /** @param body without a content type in the headers it is JSON; null sends none */
    public Mono<Answer> sending(
            HttpMethod method,
            String path,
            @Nullable String token,
            Map<String, String> headers,
            @Nullable Object body) {
        WebClient.RequestBodySpec request = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build()
                .method(method)
                .uri("http://localhost:" + port + path)
                .headers(all -> {
                    if (token != null) {
                        all.setBearerAuth(token);
                    }
                    if (body != null) {
                        all.setContentType(MediaType.APPLICATION_JSON);
                    }
                    headers.forEach(all::set);
                });
        WebClient.RequestHeadersSpec<?> ready = body == null ? request : request.bodyValue(body);
        return ready.exchangeToMono(response -> response.bodyToMono(String.class)
                .defaultIfEmpty("{}")
                .map(text -> new Answer(
                        response.statusCode().value(), JsonMapper.shared().readTree(text))));
    }

    public Answer send(
            HttpMethod method,
            String path,
            @Nullable String token,
            Map<String, String> headers,
            @Nullable Object body) {
        return Objects.requireNonNull(
                sending(method, path, token, headers, body).block(Duration.ofSeconds(60)));
    }

    public Answer call(HttpMethod method, String path, @Nullable String token, @Nullable Object body) {
        return send(method, path, token, Map.of(), body);
    }

    public Answer get(String path, @Nullable String token) {
        return call(HttpMethod.GET, path, token, null);
    }

    public Answer post(String path, @Nullable String token, Object body) {
        return call(HttpMethod.POST, path, token, body);
    }

    public void importAll() {
        JsonNode report =
                post("/policies/import", OPERATOR, RealPolicies.text()).body();
        assertThat(report.path("refused")).isEmpty();
        assertThat(report.path("created").asInt() + report.path("unchanged").asInt())
                .isEqualTo(90);
    }

    public static ObjectNode policy(String id) {
        ObjectNode policy = (ObjectNode) RealPolicies.all().getFirst().deepCopy();
        policy.put("id", id);
        return policy;
    }

    public Answer importOne(JsonNode policy) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putArray("items").add(policy);
        return post("/policies/import", OPERATOR, body.toString());
    }
}
