package cn.jince.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.world.Door;
import cn.jince.gateway.world.FakeIdentity;
import cn.jince.testkit.proxy.Direction;
import cn.jince.testkit.proxy.FaultProxy;
import cn.jince.testkit.proxy.Toxic;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Quotas with a real Redis, through the door, and with a Redis that is ill. */
@Timeout(90)
class QuotasTest {

    @Test
    @DisplayName("M11b the first request after the start is counted in Redis")
    void the_first_request_counts() throws Exception {
        try (Door door = new Door("jince.gateway.limit.per-second=1", "jince.gateway.limit.burst=1")) {
            assertThat(ask(door, "p-a").statusCode()).isEqualTo(200);
            assertThat(ask(door, "p-a").statusCode()).isEqualTo(429);
            assertThat(door.part(Quotas.class).isAway()).isFalse();
        }
    }

    @Test
    @DisplayName("D3 three gateways on one Redis let through a small quota exactly, whoever is asked")
    void three_gateways_share_a_quota() throws Exception {
        String perSecond = "jince.gateway.limit.per-second=1";
        String burst = "jince.gateway.limit.burst=9";
        String patience = "jince.gateway.limit.patience=5s";
        try (Door one = new Door(perSecond, burst, patience);
                Door two = new Door(perSecond, burst, patience, "jince.redis.port=" + one.redisPort());
                Door three = new Door(perSecond, burst, patience, "jince.redis.port=" + one.redisPort())) {
            List<Door> doors = List.of(one, two, three);
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            long began = System.nanoTime();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 60; i++) {
                    Door door = doors.get(i % 3);
                    answers.add(CompletableFuture.supplyAsync(() -> status(door, "p-shared"), threads));
                }
            }
            long passed =
                    answers.stream().filter(answer -> answer.join() == 200).count();
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();

            assertThat(passed).isBetween(9L, 9 + seconds + 1);
            assertThat(doors).noneMatch(door -> door.part(Quotas.class).isAway());
        }
    }

    @Test
    @DisplayName("D3 most requests need no command: 5,000 of one caller cost fewer than 100")
    void the_hot_path_does_not_ask_redis() throws Exception {
        try (Door door = new Door("jince.gateway.limit.per-second=100000", "jince.gateway.limit.burst=100000")) {
            String token = door.person();
            long before = door.part(Quotas.class).commands();
            AtomicInteger good = new AtomicInteger();
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < 5_000; i++) {
                    threads.execute(() -> {
                        if (status(door, token, "/api/m/home") == 200) {
                            good.incrementAndGet();
                        }
                    });
                }
            }
            long commands = door.part(Quotas.class).commands() - before;

            assertThat(good).hasValue(5_000);
            assertThat(commands).isPositive();
            assertThat(commands / 5_000.0).isLessThan(0.02);
        }
    }

    @Test
    void a_leased_quota_ends_where_it_should() throws Exception {
        try (Door door = new Door("jince.gateway.limit.per-second=20", "jince.gateway.limit.burst=100")) {
            String token = door.person();
            Map<Integer, Integer> answers = new HashMap<>();
            long began = System.nanoTime();
            for (int i = 0; i < 300; i++) {
                answers.merge(status(door, token, "/api/m/home"), 1, Integer::sum);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            int lease = Bucket.leaseOf(new cn.jince.gateway.GatewaySettings.Rate(20, 100));

            assertThat(lease).isPositive();
            assertThat(answers.get(200)).isBetween(100, (int) (100 + 20 * seconds + 2 * lease + 1));
            assertThat(answers.get(429)).isPositive();
        }
    }

    @Test
    void an_answer_says_what_is_left_and_when_to_come_back() throws Exception {
        try (Door door = new Door("jince.gateway.limit.per-second=1", "jince.gateway.limit.burst=3")) {
            HttpResponse<String> first = ask(door, "p-a");
            assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"usual\";q=3;w=3");
            assertThat(first.headers().firstValue("RateLimit")).contains("\"usual\";r=2;t=1");
            ask(door, "p-a");
            ask(door, "p-a");
            HttpResponse<String> refused = ask(door, "p-a");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("RateLimit")).contains("\"usual\";r=0;t=3");
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        }
    }

    @Test
    @DisplayName("D7 no chain of addresses gives an address another quota")
    void a_spoofed_chain_is_nothing() throws Exception {
        try (Door door = new Door("jince.gateway.limit.per-second=1", "jince.gateway.limit.burst=3")) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String chain = "10.0.0." + i;
                statuses.add(door.ask(
                                "/api/m/policies",
                                request -> request.header("X-Forwarded-For", chain)
                                        .header("Forwarded", "for=" + chain)
                                        .header("X-Real-IP", chain))
                        .statusCode());
            }
            assertThat(statuses).startsWith(200, 200, 200).contains(429);
            assertThat(door.upstream.last().headers()).doesNotContainKeys("x-forwarded-for", "forwarded", "x-real-ip");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuses", "swallows", "is slow"})
    @DisplayName(
            "M11 with a Redis that refuses, swallows or is slow a caller is still limited, and after one miss nobody waits for it")
    void an_ill_redis(String illness) throws Exception {
        try (Door healthy = new Door();
                FaultProxy proxy = FaultProxy.before(healthy.redisPort());
                Door door = new Door(
                        "jince.redis.port=" + proxy.port(),
                        "jince.gateway.limit.per-second=1",
                        "jince.gateway.limit.burst=10",
                        "jince.gateway.limit.gateways=2")) {
            assertThat(ask(door, "p-before").statusCode()).isEqualTo(200);
            assertThat(door.part(Quotas.class).isAway()).isFalse();
            switch (illness) {
                case "refuses" -> proxy.deafen();
                case "swallows" -> proxy.add(new Toxic.Timeout(), Direction.BOTH);
                default -> proxy.add(new Toxic.Latency(Duration.ofMillis(200), Duration.ZERO), Direction.DOWNSTREAM);
            }

            Map<Integer, Integer> answers = new HashMap<>();
            for (int i = 0; i < 40; i++) {
                answers.merge(ask(door, "p-during").statusCode(), 1, Integer::sum);
            }
            // The share of one of two gateways.
            assertThat(answers.keySet()).containsExactlyInAnyOrder(200, 429);
            assertThat(answers.get(200)).isBetween(5, 15);
            assertThat(door.part(Quotas.class).isAway()).isTrue();
            long commands = door.part(Quotas.class).commands();
            for (int i = 0; i < 20; i++) {
                ask(door, "p-later-" + i);
            }
            // Only the settling in the background asks.
            assertThat(door.part(Quotas.class).commands() - commands).isLessThan(20);

            proxy.clear();
            proxy.listen();
            until(() -> !door.part(Quotas.class).isAway());
            assertThat(ask(door, "p-after").statusCode()).isEqualTo(200);
        }
    }

    private static void until(java.util.function.BooleanSupplier condition) {
        Flux.interval(Duration.ofMillis(20))
                .takeUntil(_ -> condition.getAsBoolean())
                .blockLast(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> ask(Door door, String subject) throws Exception {
        String token = FakeIdentity.sign(door.identity.key, claims -> claims.subject(subject));
        return door.ask("/api/m/home", request -> request.header("Authorization", "Bearer " + token));
    }

    private static int status(Door door, String subject) {
        try {
            // Each door has an identity of its own, and so a key.
            return ask(door, subject).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int status(Door door, String token, String path) {
        try {
            return door.ask(path, request -> request.header("Authorization", "Bearer " + token))
                    .statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
