package cn.jince.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jince.gateway.world.Door;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The route table over real sockets: what it refuses, and how operators change it while it runs. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class RoutesTest {
    private static Door door;
    private static String shipped;

    @BeforeAll
    static void open() throws Exception {
        door = new Door();
        shipped = operator("/gateway/routes/text", HttpRequest.Builder::GET).body();
    }

    @AfterAll
    static void close() throws Exception {
        door.close();
    }

    @Test
    void a_method_that_a_path_does_not_take_is_a_405_that_names_those_it_takes() throws Exception {
        HttpResponse<String> answer = door.ask("/version.json", request -> request.DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(answer.body()).contains("METHOD_NOT_ALLOWED");
    }

    @Test
    @DisplayName("H3 no host or two is a 400, a foreign host a 421, in the header or in the first line")
    void hosts() throws Exception {
        assertThat(door.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(door.raw("GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(door.raw("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        for (String host : new String[] {"evil.example", "localhost.evil.example", "evil.example:8080", "[::1"}) {
            assertThat(door.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .as(host)
                    .containsPattern("\\AHTTP/1.1 4(21|00)")
                    .doesNotContain("told");
        }
        assertThat(door.raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421")
                .contains("FOREIGN_HOST", "application/problem+json");
        assertThat(door.raw("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(door.raw("GET / HTTP/1.1\r\nHost: LOCALHOST:1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    @DisplayName("M6 a route without its time limits stops the start and the reason names the key")
    void a_missing_limit_stops_the_start(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("routes.yaml");
        Files.writeString(file, shipped.replace("first-byte: 10s, ", ""));

        assertThatThrownBy(() -> new Door("jince.gateway.routes=file:" + file).close())
                .rootCause()
                .hasMessageContaining("times.usual.first-byte is missing");
    }

    @Test
    @DisplayName("M6 operators see the values that work, none hidden")
    void effective_values_are_shown() throws Exception {
        HttpResponse<String> table = operator("/gateway/routes", HttpRequest.Builder::GET);

        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.headers().firstValue("ETag")).isPresent();
        assertThat(table.body())
                .contains("\"id\":\"bff-mobile\"")
                .contains(
                        "\"times\":{\"connect\":1000,\"tls\":2000,\"acquire\":500,\"firstByte\":10000,\"bodyIdle\":5000,"
                                + "\"uploadIdle\":10000,\"total\":15000}");
        assertThat(operator("/gateway/status", HttpRequest.Builder::GET).body())
                .contains("\"name\":\"bff-web\"", "\"breaker\":\"CLOSED\"", "\"underWay\":0");
    }

    @Test
    void nobody_but_operators_sees_or_changes_the_table() throws Exception {
        for (String path : new String[] {"/gateway/routes", "/gateway/status", "/gateway/routes/text"}) {
            assertThat(door.ask(path, _ -> {}).statusCode()).isEqualTo(401);
            assertThat(door.ask(path, request -> request.header("Authorization", "Bearer " + door.person()))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(door.ask(path, request -> request.header("Authorization", "Bearer " + door.officer("CLERK")))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_table_is_checked_tried_switched_and_taken_back() throws Exception {
        String wider = shipped.replace("paths: [/, /index.html", "paths: [/, /brochure, /index.html");
        String broken = shipped.replace("audience: everybody, upstream: bff-web", "upstream: bff-web");

        assertThat(send("POST", "/gateway/routes/validation", broken, "").body())
                .contains(".audience is missing");
        assertThat(send("POST", "/gateway/routes/validation", wider, "").body()).isEqualTo("{\"mistakes\":[]}");
        assertThat(send("POST", "/gateway/routes/dry-run?method=GET&path=/brochure", wider, "")
                        .body())
                .isEqualTo("{\"now\":\"404\",\"then\":\"web-client for EVERYBODY at bff-web\"}");
        assertThat(status("/brochure")).isEqualTo(404);

        assertThat(send("PUT", "/gateway/routes", wider, "").statusCode()).isEqualTo(428);
        assertThat(send("PUT", "/gateway/routes", wider, "\"77\"").statusCode()).isEqualTo(412);
        HttpResponse<String> refused = send("PUT", "/gateway/routes", broken, version());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("ROUTES_MISTAKEN", ".audience is missing");
        assertThat(status("/brochure")).isEqualTo(404);

        String before = version();
        assertThat(send("PUT", "/gateway/routes", wider, before).statusCode()).isEqualTo(200);
        assertThat(status("/brochure")).isEqualTo(200);
        assertThat(version()).isNotEqualTo(before);

        assertThat(send("POST", "/gateway/routes/return", "", version()).statusCode())
                .isEqualTo(200);
        assertThat(status("/brochure")).isEqualTo(404);
        assertThat(send("POST", "/gateway/routes/return", "", version()).statusCode())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("M12 a table of 10,000 rows comes into force while requests go on, and its last row is found")
    void ten_thousand_rows() throws Exception {
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "  - {id: many-" + i + ", paths: [/many/" + i
                        + "/**], audience: everybody, upstream: bff-web, times: usual, body: usual, limit: usual}")
                .collect(Collectors.joining("\n", shipped + "\n", "\n"));
        assertThat(status("/many/9999/x")).isEqualTo(404);

        var answer = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
            try {
                return send("PUT", "/gateway/routes", many, version());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        while (!answer.isDone()) {
            assertThat(status("/")).isEqualTo(200);
        }

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(status("/many/9999/x")).isEqualTo(200);
        assertThat(status("/many/10000/x")).isEqualTo(404);
        assertThat(send("POST", "/gateway/routes/return", "", version()).statusCode())
                .isEqualTo(200);
    }

    private static int status(String path) throws Exception {
        return door.ask(path, _ -> {}).statusCode();
    }

    private static String version() throws Exception {
        return operator("/gateway/routes", HttpRequest.Builder::GET)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private static HttpResponse<String> send(String method, String path, String body, String version) throws Exception {
        return operator(path, request -> {
            request.header("Content-Type", "text/plain;charset=UTF-8")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!version.isEmpty()) {
                request.header("If-Match", version);
            }
        });
    }

    private static HttpResponse<String> operator(String path, java.util.function.Consumer<HttpRequest.Builder> with)
            throws Exception {
        return door.ask(path, request -> {
            request.header("Authorization", "Bearer " + door.officer("OPERATOR"));
            with.accept(request);
        });
    }
}
