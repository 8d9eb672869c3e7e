package cn.jince.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

@WithStores
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class OperationTest {
    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    private int status(HttpMethod method, String path, @Nullable String token) {
        WebClient.RequestBodySpec request =
                WebClient.create("http://localhost:" + port).method(method).uri(path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return Objects.requireNonNull(request.exchangeToMono(response ->
                        response.releaseBody().thenReturn(response.statusCode().value()))
                .block(Duration.ofSeconds(10)));
    }

    @Test
    void every_endpoint_has_a_row_and_every_row_an_endpoint() {
        Set<String> served = new TreeSet<>();
        endpoints
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapping.getPatternsCondition()
                                .getPatterns()
                                .forEach(pattern -> served.add(method + " " + generic(pattern.getPatternString())))));
        Set<String> rows = new TreeSet<>();
        for (Operation operation : Operation.values()) {
            rows.add(operation.method() + " " + generic(operation.path()));
        }

        assertThat(served).isEqualTo(rows);
    }

    private static String generic(String path) {
        return path.replaceAll("\\{[^}]+}", "{}");
    }

    @Test
    void without_a_token_only_what_is_public_answers() {
        for (Operation operation : Operation.values()) {
            int status = status(operation.method(), operation.path().replaceAll("\\{[^}]+}", "none"), null);
            assertThat(status == 401)
                    .as(operation.name())
                    .isEqualTo(!operation.who().anonymous());
        }
    }

    @Test
    void a_token_without_the_role_is_forbidden_and_a_bad_one_is_not_taken() {
        String drafter = TestIdentity.officer("xz-draft", "140900", "POLICY_DRAFTER");
        String person = TestIdentity.person("p-li");

        assertThat(status(HttpMethod.POST, "/policies/import", drafter)).isEqualTo(403);
        assertThat(status(HttpMethod.GET, "/events", drafter)).isEqualTo(403);
        assertThat(status(HttpMethod.POST, "/claims", drafter)).isEqualTo(403);
        assertThat(status(HttpMethod.GET, "/claims/queue", person)).isEqualTo(403);
        assertThat(status(HttpMethod.GET, "/events", TestIdentity.system("house", "HOUSE")))
                .isEqualTo(200);
        assertThat(status(HttpMethod.GET, "/policies", TestIdentity.expired("xz-draft", "140900", "POLICY_DRAFTER")))
                .isEqualTo(401);
        assertThat(status(HttpMethod.GET, "/policies", TestIdentity.foreign("xz-draft", "140900", "POLICY_DRAFTER")))
                .isEqualTo(401);
    }

    @Test
    void what_has_no_row_is_not_there() {
        String operator = TestIdentity.officer("operator", "140000", "OPERATOR");

        assertThat(status(HttpMethod.GET, "/secrets", operator)).isEqualTo(404);
        assertThat(status(HttpMethod.DELETE, "/policies/P001", operator)).isEqualTo(405);
    }
}
