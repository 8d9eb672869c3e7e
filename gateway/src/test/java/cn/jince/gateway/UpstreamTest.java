package cn.jince.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.world.Door;
import cn.jince.gateway.world.FakeIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Upstreams that hang, drip, talk rubbish or are not there. */
class UpstreamTest {

    @Test
    @DisplayName("D2 one that hangs ends with a 504 problem at the deadline and others stay quick")
    void one_that_hangs_ends_with_a_504_problem_at_the_deadline_and_others_stay_quick() throws Exception {
        try (Door door = new Door("jince.gateway.deadline=700ms")) {
            HttpResponse<String> answer = ask(door, "/api/m/hang");

            problem(answer, 504, "UPSTREAM_TIMEOUT", "upstream");
            assertThat(ask(door, "/api/m/home").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_body_that_drips_is_cut_at_the_deadline() throws Exception {
        try (Door door = new Door("jince.gateway.deadline=700ms")) {
            String said = door.raw("GET /api/m/drip HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + door.person() + "\r\nConnection: close\r\n\r\n");

            assertThat(said).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    @DisplayName("M10 an event stream starts at once and outlives the deadline")
    void an_event_stream_starts_at_once_and_outlives_the_deadline() throws Exception {
        try (Door door = new Door("jince.gateway.deadline=300ms")) {
            HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(door.url() + "/api/m/home/events"))
                                    .header("Authorization", "Bearer " + door.person())
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream events = stream.body()) {
                assertThat(new String(events.readNBytes(13), StandardCharsets.UTF_8))
                        .isEqualTo("data: first\n\n");
                // The deadline of others passes while this one stays open: a request that hangs marks the time.
                problem(ask(door, "/api/m/hang"), 504, "UPSTREAM_TIMEOUT", "upstream");
                assertThat(events.available()).isZero();
            }
        }
    }

    @Test
    void a_batch_of_a_system_outlives_the_deadline_and_a_single_call_does_not() throws Exception {
        try (Door door = new Door("jince.gateway.deadline=200ms")) {
            String legacy = FakeIdentity.sign(
                    door.identity.key, claims -> claims.claim("kind", "SYSTEM").claim("roles", List.of("LEGACY")));

            assertThat(push(door, legacy, "application/x-ndjson").statusCode()).isEqualTo(200);
            assertThat(push(door, legacy, "text/csv;charset=GB18030").statusCode())
                    .isEqualTo(200);
            assertThat(push(door, legacy, "application/json").statusCode()).isEqualTo(504);
        }
    }

    private static HttpResponse<String> push(Door door, String token, String type) throws Exception {
        return door.ask(
                "/open/late",
                request -> request.header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    @Test
    void one_that_refuses_is_a_502_and_soon_a_503_without_asking_it() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        try (Door door = new Door("jince.gateway.upstream.bff-web=http://localhost:" + nobody)) {
            problem(ask(door, "/api/w/desk"), 502, "UPSTREAM_FAILED", "upstream");
            IntStream.range(0, 25).forEach(_ -> ask(door, "/api/w/desk"));

            HttpResponse<String> open = ask(door, "/api/w/desk");
            problem(open, 503, "UNAVAILABLE", "gateway");
            assertThat(open.headers().firstValue("Retry-After")).isPresent();
            assertThat(ask(door, "/api/m/home").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void one_that_talks_rubbish_or_hangs_up_is_a_502_and_nothing_of_it_leaks() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        try (ServerSocket rubbish = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> talk(rubbish, turn));
            try (Door door = new Door("jince.gateway.upstream.bff-web=http://localhost:" + rubbish.getLocalPort())) {
                for (int i = 0; i < 3; i++) {
                    turn.set(i);
                    HttpResponse<String> answer = ask(door, "/api/w/desk");
                    problem(answer, 502, "UPSTREAM_FAILED", "upstream");
                    assertThat(answer.body()).doesNotContain("RUBBISH");
                }
            }
        }
    }

    @Test
    void an_identity_that_is_away_is_no_fault_of_the_token() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        try (Door door = new Door("jince.house.identity=http://localhost:" + nobody)) {
            problem(ask(door, "/api/m/home"), 503, "UNAVAILABLE", "upstream");
        }
    }

    private static void talk(ServerSocket server, AtomicInteger turn) {
        String[] answers = {
            "RUBBISH RUBBISH RUBBISH\r\n\r\n",
            "",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nRUBBISH"
        };
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                caller.getInputStream().read(new byte[4096]);
                caller.getOutputStream().write(answers[turn.get()].getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The caller went away, or the test is over.
            }
        }
    }

    private static HttpResponse<String> ask(Door door, String path) {
        try {
            return door.ask(path, request -> request.header("Authorization", "Bearer " + door.person()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void problem(HttpResponse<String> answer, int status, String code, String source) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"source\":\"" + source + "\"");
    }
}
