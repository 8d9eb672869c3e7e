package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.testing.TestIdentity;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The library as a client calls it. */
public record LibraryCalls(int port) {
    public static final String OPERATOR = TestIdentity.officer("operator", "140000", "OPERATOR");

    public record Answer(int status, JsonNode body) {}

    public Answer call(HttpMethod method, String path, @Nullable String token, @Nullable Object body) {
        WebClient.RequestBodySpec request = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build()
                .method(method)
                .uri("http://localhost:" + port + path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        WebClient.RequestHeadersSpec<?> ready = body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        return Objects.requireNonNull(ready.exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("{}")
                        .map(text -> new Answer(
                                response.statusCode().value(),
                                JsonMapper.shared().readTree(text))))
                .block(Duration.ofSeconds(60)));
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
