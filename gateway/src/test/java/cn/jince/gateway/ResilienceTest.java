package cn.jince.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.resilience.Instance;
import cn.jince.gateway.resilience.Upstream;
import cn.jince.gateway.resilience.Upstreams;
import cn.jince.gateway.world.BadUpstream;
import cn.jince.gateway.world.Door;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What upstreams and clients do to an exchange between its first and its last byte. */
@Timeout(60)
class ResilienceTest {
    private static final BadUpstream.Behaviour GOOD = (connection, _) -> {
        while (!connection.head().isEmpty()) {
            connection.answer("good");
        }
    };

    @TempDir
    private Path directory;

    /** The shipped table with other time limits. */
    private String routes(UnaryOperator<String> change) throws IOException {
        try (InputStream in = ResilienceTest.class.getResourceAsStream("/routes.yaml")) {
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Path file = Files.createTempFile(directory, "routes", ".yaml");
            Files.writeString(file, change.apply(shipped));
            return "jince.gateway.routes=file:" + file;
        }
    }

    private static UnaryOperator<String> usual(String what, String was, String is) {
        return text -> {
            assertThat(text).contains(what + ": " + was);
            return text.replaceFirst(what + ": " + was, what + ": " + is);
        };
    }

    private static Upstream web(Door door) {
        return door.part(Upstreams.class).of("bff-web");
    }

    @Test
    @DisplayName("M4 an answer that stops in the middle is ended at the idle limit, one that drips at the deadline")
    void a_body_that_stops() throws Exception {
        BadUpstream.Behaviour stops = (connection, _) -> {
            connection.head();
            connection.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbeginning");
            connection.untilTheEnd();
        };
        try (BadUpstream bad = new BadUpstream(stops);
                Door door = new Door(
                        "jince.gateway.upstream.bff-web=" + bad.url(), routes(usual("body-idle", "5s", "300ms")))) {
            assertThat(door.raw("GET /api/w/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("beginning");
            until(() -> web(door).instances().getFirst().failures() == 1);
        }
    }

    @Test
    @DisplayName("M4 head at once and no body before the deadline is a 504, not a 200 that hangs")
    void a_head_without_a_body() throws Exception {
        BadUpstream.Behaviour headOnly = (connection, _) -> {
            connection.head();
            connection.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
            connection.untilTheEnd();
        };
        try (BadUpstream bad = new BadUpstream(headOnly);
                Door door = new Door("jince.gateway.upstream.bff-web=" + bad.url(), "jince.gateway.deadline=400ms")) {
            HttpResponse<String> answer = door.ask("/api/w/me", _ -> {});

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("UPSTREAM_TIMEOUT");
        }
    }

    @Test
    @DisplayName("D2 an interim answer is none: who says 103 and nothing more is a 504 at the first byte's limit")
    void an_interim_answer() throws Exception {
        BadUpstream.Behaviour hints = (connection, _) -> {
            connection.head();
            connection.say("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
            connection.untilTheEnd();
        };
        try (BadUpstream bad = new BadUpstream(hints);
                Door door = new Door(
                        "jince.gateway.upstream.bff-web=" + bad.url(), routes(usual("first-byte", "10s", "400ms")))) {
            assertThat(status(door, "/api/w/me")).isEqualTo(504);
        }
    }

    @Test
    @DisplayName("M5 thirty cut bodies are thirty failures, the breaker opens, other upstreams do not notice")
    void cut_bodies_open_the_breaker() throws Exception {
        BadUpstream.Behaviour cut = (connection, _) -> {
            connection.head();
            connection.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbeginning");
        };
        try (BadUpstream bad = new BadUpstream(cut);
                Door door = new Door(
                        "jince.gateway.upstream.bff-web=" + bad.url(),
                        "jince.gateway.guard.breaker-calls=60",
                        "jince.gateway.guard.breaker-open=60s")) {
            for (int i = 1; i <= 30; i++) {
                assertThat(door.raw("GET /api/w/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                        .endsWith("beginning");
                int cuts = i;
                until(() -> web(door).instances().getFirst().failures() == cuts);
            }
            assertThat(web(door).instances().getFirst().state()).isEqualTo("OPEN");

            int asked = bad.connections.get();
            HttpResponse<String> open = door.ask("/api/w/me", _ -> {});
            assertThat(open.statusCode()).isEqualTo(503);
            assertThat(open.body()).contains("\"source\":\"gateway\"");
            assertThat(bad.connections).hasValue(asked);
            assertThat(door.ask("/api/m/policies", _ -> {}).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("M5 a client that goes away or reads nothing is no failure of the upstream")
    void the_clients_fault_is_no_verdict() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        BadUpstream.Behaviour endless = (connection, _) -> {
            connection.head();
            connection.say("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            asked.countDown();
            try {
                String block = "x".repeat(65_536);
                for (int i = 0; i < 15_000; i++) {
                    connection.say(block);
                }
            } finally {
                gone.countDown();
            }
        };
        try (BadUpstream bad = new BadUpstream(endless);
                Door door = new Door(
                        "jince.gateway.upstream.bff-web=" + bad.url(), routes(usual("body-idle", "5s", "400ms")))) {
            try (Socket reader = new Socket("localhost", door.port)) {
                reader.getOutputStream()
                        .write("GET /api/w/me HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
                // It reads nothing, so the gateway reads nothing, and in the end lets go of both.
                assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
                until(() -> web(door).underWay() == 0);
            }
            assertThat(web(door).instances().getFirst().failures()).isZero();
        }
    }

    @Test
    @DisplayName(
            "M4 a client that reads nothing of an answer that is all there keeps its place no longer than the deadline")
    void an_answer_nobody_reads() throws Exception {
        BadUpstream.Behaviour quick = (connection, _) -> {
            connection.head();
            connection.answer("x".repeat(8_000_000));
            connection.untilTheEnd();
        };
        try (BadUpstream bad = new BadUpstream(quick);
                Door door = new Door("jince.gateway.upstream.bff-web=" + bad.url(), "jince.gateway.deadline=1s");
                Socket reader = new Socket()) {
            reader.setReceiveBufferSize(4_096);
            reader.connect(new InetSocketAddress("localhost", door.port));
            reader.getOutputStream()
                    .write("GET /api/w/me HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            until(() -> web(door).underWay() == 1);
            until(() -> web(door).underWay() == 0);
            assertThat(web(door).instances().getFirst().failures()).isZero();
        }
    }

    @Test
    @DisplayName(
            "M7 a slow upload is not the upstream's slowness: the first byte's time runs from the last of the request")
    void a_slow_upload_is_no_late_answer() throws Exception {
        try (BadUpstream slow = new BadUpstream((connection, _) -> {
                    connection.head();
                    for (int i = 0; i < 10; i++) {
                        connection.read();
                    }
                    connection.answer("got ten");
                });
                Door door = new Door(
                        "jince.gateway.upstream.bff-web=" + slow.url(),
                        routes(
                                usual("first-byte", "10s", "400ms").andThen(usual("body-idle", "5s", "300ms"))
                                        ::apply))) {
            assertThat(upload(door, 10, 10)).startsWith("HTTP/1.1 200").endsWith("got ten");
        }
    }

    @Test
    @DisplayName("M7 an upload that stalls is a 408 at its own limit, and no failure of the upstream")
    void a_stalled_upload() throws Exception {
        try (BadUpstream patient = new BadUpstream((connection, _) -> connection.untilTheEnd());
                Door door = new Door(
                        "jince.gateway.upstream.bff-web=" + patient.url(),
                        routes(usual("upload-idle", "10s", "500ms")))) {
            assertThat(upload(door, 10, 3)).startsWith("HTTP/1.1 408").contains("UPLOAD_STALLED");
            assertThat(web(door).instances().getFirst().failures()).isZero();
        }
    }

    /** Sends one byte every tenth of a second, fewer than it announced where told so. */
    private static String upload(Door door, int announced, int sent) throws IOException {
        try (Socket client = new Socket("localhost", door.port)) {
            client.setSoTimeout(10_000);
            OutputStream out = client.getOutputStream();
            out.write(
                    ("POST /api/w/notices/1/objections HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                                    + announced + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            CompletableFuture<Void> uploading = CompletableFuture.completedFuture(null);
            for (int i = 0; i < sent; i++) {
                uploading = uploading.thenRunAsync(
                        () -> {
                            try {
                                out.write('x');
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
            }
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("M8 nothing is buffered: the upstream has the first byte before the client has sent the last")
    void uploads_stream() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (BadUpstream upstream = new BadUpstream((connection, _) -> {
                    connection.head();
                    connection.read();
                    first.countDown();
                    connection.read();
                    connection.answer("both");
                });
                Door door = new Door("jince.gateway.upstream.bff-web=" + upstream.url());
                Socket client = new Socket("localhost", door.port)) {
            OutputStream out = client.getOutputStream();
            out.write(("POST /api/w/notices/1/objections HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Length: 2\r\n\r\n1")
                    .getBytes(StandardCharsets.UTF_8));

            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
            out.write('2');
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("both");
        }
    }

    @Test
    @DisplayName("D1 an upstream that closes what was idle costs no reader an error")
    void idle_connections_that_are_gone() throws Exception {
        BadUpstream.Behaviour once = (connection, _) -> {
            connection.head();
            // Promises to stay and goes.
            connection.answer("good");
        };
        try (BadUpstream bad = new BadUpstream(once);
                Door door = new Door(
                        "jince.gateway.upstream.bff-web=" + bad.url(),
                        "jince.gateway.limit.per-second=10000",
                        "jince.gateway.limit.burst=10000",
                        "jince.gateway.guard.retry-share=1")) {
            for (int i = 0; i < 300; i++) {
                assertThat(door.ask("/api/w/me", _ -> {}).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    @DisplayName("D1 pools are last in first out: steady traffic stays on one connection")
    void the_pool_is_lifo() throws Exception {
        try (BadUpstream good = new BadUpstream(GOOD);
                Door door = new Door("jince.gateway.upstream.bff-web=" + good.url())) {
            List<CompletableFuture<Integer>> together = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 8; i++) {
                    together.add(CompletableFuture.supplyAsync(() -> status(door, "/api/w/me"), threads));
                }
                together.forEach(each -> assertThat(each.join()).isEqualTo(200));
            }
            int opened = good.connections.get();
            for (int i = 0; i < 20; i++) {
                assertThat(status(door, "/api/w/me")).isEqualTo(200);
            }
            assertThat(good.connections).hasValue(opened);
        }
    }

    @Test
    void a_get_that_failed_on_the_wire_is_asked_once_more_and_a_post_is_not() throws Exception {
        BadUpstream.Behaviour everyOther = (connection, turn) -> {
            if (turn % 2 == 1) {
                connection.head();
                connection.reset();
            } else {
                connection.head();
                connection.say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\ngood");
            }
        };
        try (BadUpstream bad = new BadUpstream(everyOther);
                Door door = new Door("jince.gateway.upstream.bff-web=" + bad.url())) {
            assertThat(status(door, "/api/w/me")).isEqualTo(200);
            assertThat(bad.connections).hasValue(2);
            assertThat(door.ask(
                                    "/api/w/notices/1/objections",
                                    request -> request.POST(HttpRequest.BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(502);
            assertThat(bad.connections).hasValue(3);
        }
    }

    @Test
    void second_tries_stay_within_their_budget() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        BadUpstream.Behaviour broken = (connection, _) -> {
            connection.head();
            asked.incrementAndGet();
            connection.reset();
        };
        try (BadUpstream bad = new BadUpstream(broken);
                Door door = new Door(
                        "jince.gateway.upstream.bff-web=" + bad.url(), "jince.gateway.guard.breaker-calls=1000")) {
            for (int i = 0; i < 100; i++) {
                assertThat(status(door, "/api/w/me")).isEqualTo(502);
            }
            // A tenth of the calls, and three to begin with.
            assertThat(asked.get()).isBetween(101, 113);
        }
    }

    @Test
    void one_ill_instance_of_two_is_left_alone_and_nobody_notices() throws Exception {
        BadUpstream.Behaviour broken = (connection, _) -> {
            connection.head();
            connection.reset();
        };
        try (BadUpstream ill = new BadUpstream(broken);
                BadUpstream well = new BadUpstream(GOOD);
                Door door = new Door(
                        "jince.gateway.upstream.bff-web=" + ill.url() + "," + well.url(),
                        "jince.gateway.guard.breaker-calls=6",
                        "jince.gateway.guard.breaker-open=60s",
                        "jince.gateway.guard.retry-share=1")) {
            for (int i = 0; i < 60; i++) {
                assertThat(status(door, "/api/w/me")).isEqualTo(200);
            }
            assertThat(web(door).instances()).extracting(Instance::state).containsExactly("OPEN", "CLOSED");
            assertThat(ill.connections.get()).isLessThan(10);
        }
    }

    @Test
    void who_finds_no_place_waits_in_line_and_goes_away_when_the_time_is_over() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        BadUpstream.Behaviour held = (connection, _) -> {
            while (!connection.head().isEmpty()) {
                inside.countDown();
                await(free);
                connection.answer("good");
            }
        };
        try (BadUpstream upstream = new BadUpstream(held);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Door door = new Door(
                        "jince.gateway.upstream.bff-web=" + upstream.url(),
                        "jince.gateway.guard.calls=1",
                        "jince.gateway.guard.waiting=2",
                        routes(usual("acquire", "500ms", "3s")))) {
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> status(door, "/api/w/me"), threads);
            assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
            List<CompletableFuture<Integer>> line = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                line.add(CompletableFuture.supplyAsync(() -> status(door, "/api/w/me"), threads));
            }
            until(() -> web(door).waiting() == 2);
            // The line is full.
            assertThat(status(door, "/api/w/me")).isEqualTo(503);
            free.countDown();
            assertThat(first.join()).isEqualTo(200);
            line.forEach(each -> assertThat(each.join()).isEqualTo(200));
            until(() -> web(door).underWay() == 0);
            assertThat(web(door).waiting()).isZero();
        }
    }

    @Test
    void a_5xx_with_a_stack_trace_becomes_a_502_and_nothing_of_it_leaks() throws Exception {
        BadUpstream.Behaviour trace = (connection, _) -> {
            while (!connection.head().isEmpty()) {
                String text = "java.lang.NullPointerException at com.vendor.Secret";
                connection.say(
                        "HTTP/1.1 500 Oops\r\nX-Vendor: Secret/1.0\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n"
                                + "Content-Length: " + text.length() + "\r\n\r\n" + text);
            }
        };
        try (BadUpstream bad = new BadUpstream(trace);
                Door door = new Door("jince.gateway.upstream.bff-web=" + bad.url())) {
            HttpResponse<String> answer = door.ask("/api/w/me", _ -> {});

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("UPSTREAM_FAILED");
            assertThat(answer.headers().map().toString() + answer.body()).doesNotContain("Secret", "gzip", "vendor");
        }
    }

    private static int status(Door door, String path) {
        try {
            return door.ask(path, _ -> {}).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        reactor.core.publisher.Flux.interval(java.time.Duration.ofMillis(20))
                .takeUntil(_ -> condition.getAsBoolean())
                .blockLast(java.time.Duration.ofSeconds(10));
    }
}
