package cn.jince.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.jince.gateway.world.Door;
import cn.jince.gateway.world.Shelf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Kept answers of a door that is set otherwise. */
@Timeout(180)
class CacheBoundsTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private final Shelf shelf = new Shelf();

    @AfterEach
    void close() {
        shelf.close();
    }

    private static String path() {
        return "/api/w/policies/b" + NUMBERS.incrementAndGet();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(",", answer.headers().allValues(name));
    }

    @Test
    @DisplayName("M2 a kept answer does not come before the quota")
    void the_quota_comes_first() throws Exception {
        try (Door few = new Door(
                "jince.gateway.upstream.bff-web=" + shelf.url(),
                "jince.gateway.cache.news-trust=10m",
                "jince.gateway.limit.per-second=1",
                "jince.gateway.limit.burst=5")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> few.part(News.class).isTrusted(Set.of("policies")));
            String path = path();
            shelf.lay(path, "Cache-Control: public, max-age=600");
            Set<Integer> statuses = new HashSet<>();
            for (int i = 0; i < 40; i++) {
                statuses.add(few.ask(path, _ -> {}).statusCode());
            }

            assertThat(statuses).containsExactlyInAnyOrder(200, 429);
            assertThat(shelf.calls(path)).isEqualTo(1);
        }
    }

    @Test
    void nothing_kept_is_fresh_while_the_platform_tells_no_news() throws Exception {
        try (Door deaf = new Door(
                "jince.gateway.upstream.bff-web=" + shelf.url(),
                "jince.gateway.cache.news-every=50ms",
                "jince.gateway.cache.news-trust=5s")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> deaf.part(News.class).isTrusted(Set.of("policies")));
            String path = path();
            shelf.lay(path, "Cache-Control: public, max-age=6000");
            deaf.ask(path, _ -> {});
            deaf.upstream.tells = false;
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !deaf.part(News.class).isTrusted(Set.of("policies")));
            int before = shelf.calls(path);

            deaf.ask(path, _ -> {});
            deaf.ask(path, _ -> {});
            assertThat(shelf.calls(path)).isEqualTo(before + 2);

            deaf.upstream.tells = true;
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> deaf.part(News.class).isTrusted(Set.of("policies")));
            assertThat(header(deaf.ask(path, _ -> {}), "Cache-Status")).isEqualTo("jince;hit");
        }
    }

    @Test
    void memory_is_bounded_by_bytes() throws Exception {
        try (Door small =
                new Door("jince.gateway.upstream.bff-web=" + shelf.url(), "jince.gateway.cache.memory=200KB")) {
            for (int i = 0; i < 60; i++) {
                String path = path();
                shelf.lay(path, new Shelf.Page(200, List.of("Cache-Control: max-age=60"), "x".repeat(20_000), null));
                assertThat(small.ask(path, _ -> {}).statusCode()).isEqualTo(200);
            }
            assertThat(small.part(Answers.class).bytes()).isBetween(20_000L, 200L * 1024);
        }
    }

    @Test
    void no_buffer_is_lost_whatever_becomes_of_an_exchange() throws Exception {
        ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
        Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        logger.addAppender(said);
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        try (Door door = new Door("jince.gateway.upstream.bff-web=" + shelf.url())) {
            String life = "Cache-Control: max-age=1, stale-while-revalidate=1, stale-if-error=100";
            for (int i = 0; i < 300; i++) {
                String path = path();
                shelf.lay(path, new Shelf.Page(200, List.of(life, "ETag: \"v\""), "x".repeat(i * 20), null));
                assertThat(door.ask(path, request -> request.header("If-None-Match", "\"v\""))
                                .statusCode())
                        .isEqualTo(304);
                door.ask(path, _ -> {});
                door.clock.move(Duration.ofMillis(1500));
                door.ask(path, _ -> {});
                door.clock.move(Duration.ofSeconds(5));
                door.ask(path, _ -> {});
                door.clock.move(Duration.ofSeconds(5));
                shelf.lay(
                        path,
                        new Shelf.Page(
                                i % 2 == 0 ? 503 : 500,
                                List.of("Content-Type: application/problem+json"),
                                "y".repeat(5_000),
                                null));
                assertThat(door.ask(path, _ -> {}).statusCode()).isEqualTo(200);
                leave(door, path());
            }
            // Lost buffers are told when others are made after the collector has run.
            for (int i = 0; i < 5; i++) {
                System.gc();
                for (int j = 0; j < 2_000; j++) {
                    PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
                }
            }
        } finally {
            ResourceLeakDetector.setLevel(before);
            logger.detachAppender(said);
        }
        assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.contains("LEAK"));
    }

    private void leave(Door door, String path) throws Exception {
        shelf.lay(path, new Shelf.Page(200, List.of("Cache-Control: max-age=60"), "z".repeat(200_000), null));
        try (Socket socket = new Socket("localhost", door.port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }
}
