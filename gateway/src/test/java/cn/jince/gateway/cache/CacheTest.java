package cn.jince.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.jince.gateway.world.Door;
import cn.jince.gateway.world.FakeIdentity;
import cn.jince.gateway.world.Shelf;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kept answers, through the door. */
@Timeout(120)
class CacheTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static Shelf shelf;
    private static Door door;

    @BeforeAll
    static void open() {
        shelf = new Shelf();
        door = new Door(
                "jince.gateway.upstream.bff-web=" + shelf.url(),
                "jince.gateway.upstream.bff-mobile=" + shelf.url(),
                // a machine that is busy hears late
                "jince.gateway.cache.news-trust=10m",
                "jince.gateway.cache.news-every=50ms");
        await().atMost(Duration.ofSeconds(60)).until(() -> door.part(News.class).isTrusted(Set.of("policies")));
    }

    @AfterAll
    static void close() throws Exception {
        door.close();
        shelf.close();
    }

    private static String path() {
        return "/api/w/policies/p" + NUMBERS.incrementAndGet();
    }

    private static HttpResponse<String> ask(String path) throws Exception {
        return door.ask(path, _ -> {});
    }

    private static HttpResponse<String> ask(String path, String... headers) throws Exception {
        return door.ask(path, request -> request.headers(headers));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(",", answer.headers().allValues(name));
    }

    static Stream<String> notForOthers() {
        return Stream.of(
                "private",
                "Private",
                "PRIVATE, max-age=60",
                "private, max-age=60",
                "max-age=60, private",
                "max-age=60,private",
                "max-age=60 , private ,",
                "private=\"Set-Cookie\", max-age=60",
                "max-age=60, private=\"X-A, X-B\"",
                "public, private, max-age=60",
                "s-maxage=60, private",
                "no-store",
                "No-Store, max-age=60",
                "max-age=60, no-store",
                "no-store, s-maxage=60",
                "public, no-store, max-age=60",
                "must-understand, no-store, max-age=60",
                "no-cache",
                "no-cache, max-age=60",
                "max-age=60, no-cache=\"X-A\"",
                "public, no-cache",
                "max-age=0",
                "max-age=0, public",
                "s-maxage=0, max-age=60",
                "max-age=-1",
                "max-age=abc",
                "max-age=",
                "max-age",
                "max-age=60, max-age=0",
                "max-age=1.5",
                "max-age=6 0",
                "public",
                "must-revalidate",
                "immutable",
                "stale-while-revalidate=60",
                "stale-if-error=600",
                "x-private=\"max-age=60\"",
                "max-ages=60",
                "");
    }

    @ParameterizedTest
    @MethodSource("notForOthers")
    @DisplayName("M1 what is private, not to be stored or without a life goes to one request only")
    void what_is_for_one_request_is_not_kept(String said) throws Exception {
        String path = path();
        shelf.lay(path, "Cache-Control: " + said);

        assertThat(ask(path).body()).isEqualTo("call 1");
        assertThat(ask(path).body()).isEqualTo("call 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set-Cookie: a=b",
                "Vary: *",
                "Vary: Accept, *",
                "Vary: Cookie",
                "Vary: Authorization",
                "Content-Type: text/event-stream",
                "Content-Type: application/x-ndjson;charset=utf-8",
                "Content-Range: bytes 0-1/2",
                "Age: 60",
                "Date: Thu, 01 Jan 2026 00:00:00 GMT"
            })
    void an_answer_that_could_be_kept_is_not_for_another_reason(String header) throws Exception {
        String path = path();
        shelf.lay(path, "Cache-Control: public, max-age=60", header);

        assertThat(ask(path).statusCode()).isEqualTo(200);
        assertThat(ask(path).body()).isEqualTo("call 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cache-Control: max-age=60",
                "Cache-Control: MAX-AGE=60",
                "Cache-Control: max-age=\"60\"",
                "Cache-Control: public,max-age=60",
                "Cache-Control: s-maxage=60, max-age=0",
                "Cache-Control: max-age=60, x=\"private, no-store\"",
                "Cache-Control: max-age=99999999999999",
                "Expires: Thu, 01 Jan 2099 00:00:00 GMT",
                "Jince-Cache-Control: max-age=60"
            })
    void what_is_for_all_is_asked_for_once(String header) throws Exception {
        String path = path();
        shelf.lay(path, header, "X-Kind: test");

        assertThat(header(ask(path), "Cache-Status")).isEqualTo("jince;fwd=miss;stored");
        HttpResponse<String> again = ask(path);

        assertThat(again.body()).isEqualTo("call 1");
        assertThat(header(again, "Cache-Status")).isEqualTo("jince;hit");
        assertThat(header(again, "X-Kind")).isEqualTo("test");
        assertThat(header(again, "Age")).isNotEmpty();
        assertThat(header(again, "Jince-Cache-Control")).isEmpty();
        assertThat(shelf.calls(path)).isEqualTo(1);
    }

    @Test
    @DisplayName("M1b what one caller was given is given to no other, whatever header bears the token")
    void nobody_gets_what_another_was_given() throws Exception {
        String path = path();
        shelf.lay(path, "Cache-Control: max-age=600");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 250; i++) {
            String who = "p-" + i % 2;
            String token = FakeIdentity.sign(door.identity.key, claims -> claims.subject(who));
            String name = i % 3 == 0 ? "authorization" : "Authorization";
            seen.add(ask(path, name, "Bearer " + token, "X-Token", who).body());
        }
        assertThat(seen)
                .as("without public nothing is shared among the signed-in")
                .hasSize(250);
        assertThat(header(ask(path), "Cache-Status")).isEqualTo("jince;fwd=miss;stored");

        String officers = path();
        shelf.lay(officers, "Cache-Control: public, max-age=600");
        assertThat(ask(officers).body()).isEqualTo("call 1");
        assertThat(ask(officers, "Authorization", "Bearer " + door.person()).body())
                .isEqualTo("call 1");
        assertThat(ask(officers, "Authorization", "Bearer " + door.officer("FIRST_REVIEW"))
                        .body())
                .isEqualTo("call 2");
        assertThat(ask(officers).body()).isEqualTo("call 1");
        assertThat(ask(officers, "Authorization", "Bearer rubbish").statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName(
            "M2 only routes that say so keep anything; quota fields are of the request, and a used-up quota is a 429")
    void other_routes_keep_nothing() throws Exception {
        String other = "/api/w/policies/p1/items?x=" + NUMBERS.incrementAndGet();
        shelf.lay(other, "Cache-Control: public, max-age=600");
        assertThat(ask(other).body()).isEqualTo("call 1");
        assertThat(ask(other).body()).isEqualTo("call 2");

        String path = path();
        shelf.lay(path, "Cache-Control: public, max-age=600", "RateLimit: \"theirs\";r=1;t=1", "X-RateLimit-Left: 7");
        ask(path);
        HttpResponse<String> kept = ask(path);
        assertThat(header(kept, "Cache-Status")).isEqualTo("jince;hit");
        assertThat(header(kept, "RateLimit")).startsWith("\"usual\"");
        assertThat(header(kept, "X-RateLimit-Left")).isEmpty();
        assertThat(header(kept, "Jince-Trace")).hasSize(32).isNotEqualTo(header(ask(path), "Jince-Trace"));
    }

    private static List<CompletableFuture<HttpResponse<String>>> together(
            ExecutorService threads, int count, String path, Consumer<HttpRequest.Builder> with) {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return door.ask(path, with);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    threads));
        }
        return all;
    }

    private static double collapsed() {
        return door.part(io.micrometer.core.instrument.MeterRegistry.class)
                .get("jince.gateway.cache")
                .tag("result", "collapsed")
                .counter()
                .count();
    }

    private static void untilCollapsed(double before, int more) {
        await().atMost(Duration.ofSeconds(60)).until(() -> collapsed() >= before + more);
    }

    @Test
    @DisplayName("M3 a hundred who ask the same at once cost one call")
    void a_hundred_cost_one_call() throws Exception {
        String path = path();
        CountDownLatch gate = new CountDownLatch(1);
        shelf.lay(path, new Shelf.Page(200, List.of("Cache-Control: public, max-age=600"), "call", gate));
        double before = collapsed();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = together(threads, 100, path, _ -> {});
            untilCollapsed(before, 99);
            gate.countDown();

            assertThat(all).allSatisfy(one -> assertThat(one.join().body()).isEqualTo("call 1"));
        }
        assertThat(shelf.calls(path)).isEqualTo(1);
    }

    @Test
    @DisplayName("M3 when all but one go away, the leader among them, the last one is answered")
    void the_last_one_is_answered() throws Exception {
        String path = path();
        CountDownLatch gate = new CountDownLatch(1);
        shelf.lay(path, new Shelf.Page(200, List.of("Cache-Control: public, max-age=600"), "call", gate));
        double before = collapsed();
        List<java.net.Socket> leaving = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            java.net.Socket socket = new java.net.Socket("localhost", door.port);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            leaving.add(socket);
        }
        untilCollapsed(before, 98);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var last = together(threads, 1, path, _ -> {}).getFirst();
            untilCollapsed(before, 99);
            for (java.net.Socket socket : leaving) {
                socket.close();
            }
            gate.countDown();

            assertThat(last.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("M3 after a leader that failed one more tries, and nobody waits for ever")
    void one_successor_after_a_failure() throws Exception {
        String path = path();
        CountDownLatch gate = new CountDownLatch(1);
        shelf.lay(
                path, new Shelf.Page(503, List.of("Content-Type: application/problem+json"), "{\"code\":\"X\"}", gate));
        double before = collapsed();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = together(threads, 50, path, _ -> {});
            untilCollapsed(before, 49);
            gate.countDown();

            assertThat(all)
                    .allSatisfy(one -> assertThat(one.join().statusCode()).isIn(502, 503));
        }
        assertThat(shelf.calls(path)).isEqualTo(2);
    }

    @Test
    void those_who_waited_for_what_is_for_one_ask_for_themselves() throws Exception {
        String path = path();
        CountDownLatch gate = new CountDownLatch(1);
        shelf.lay(path, new Shelf.Page(200, List.of("Cache-Control: private"), "call", gate));
        double before = collapsed();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = together(threads, 20, path, _ -> {});
            untilCollapsed(before, 19);
            gate.countDown();
            Set<String> bodies = new HashSet<>();
            all.forEach(one -> bodies.add(one.join().body()));

            assertThat(bodies).hasSize(20);
        }
    }

    @Test
    void an_answer_depends_on_what_it_varies_by() throws Exception {
        String path = path();
        shelf.lay(path, "Cache-Control: max-age=600", "Vary: Accept-Language");

        assertThat(ask(path, "Accept-Language", "zh").body()).isEqualTo("call 1");
        assertThat(ask(path, "Accept-Language", "en").body()).isEqualTo("call 2");
        assertThat(ask(path).body()).isEqualTo("call 3");
        assertThat(ask(path, "Accept-Language", "zh").body()).isEqualTo("call 1");
        assertThat(ask(path, "Accept-Language", "en").body()).isEqualTo("call 2");
    }

    @Test
    void a_client_that_has_it_is_told_so_also_by_the_first_answer() throws Exception {
        String path = path();
        shelf.lay(path, "Cache-Control: max-age=600", "ETag: \"v1\"", "Content-Type: text/plain");

        HttpResponse<String> first = ask(path, "If-None-Match", "\"v0\", W/\"v1\"");
        assertThat(first.statusCode()).isEqualTo(304);
        assertThat(first.body()).isEmpty();
        assertThat(header(first, "ETag")).isEqualTo("\"v1\"");
        assertThat(header(first, "Cache-Control")).isEqualTo("max-age=600");
        assertThat(ask(path).body()).isEqualTo("call 1");
        assertThat(ask(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(ask(path, "If-None-Match", "*").statusCode()).isEqualTo(304);
        assertThat(shelf.calls(path)).isEqualTo(1);
    }

    @Test
    void an_answer_without_a_tag_gets_one() throws Exception {
        String path = path();
        shelf.lay(path, "Cache-Control: max-age=600");

        String tag = header(ask(path), "ETag");
        assertThat(tag).matches("\"[0-9a-f]{24}\"");
        assertThat(ask(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void a_head_is_answered_from_a_get_and_is_never_kept_itself() throws Exception {
        String path = path();
        shelf.lay(path, "Cache-Control: max-age=600", "Content-Type: text/plain");
        Consumer<HttpRequest.Builder> head = request -> request.method("HEAD", HttpRequest.BodyPublishers.noBody());

        door.ask(path, head);
        assertThat(ask(path).body()).isEqualTo("call 2");
        HttpResponse<String> kept = door.ask(path, head);

        assertThat(header(kept, "Content-Length")).isEqualTo("6");
        assertThat(kept.body()).isEmpty();
        assertThat(header(kept, "Cache-Status")).isEqualTo("jince;hit");
        assertThat(shelf.calls(path)).isEqualTo(2);
    }

    @Test
    void what_is_old_is_asked_for_again_by_its_tag() throws Exception {
        String path = path();
        shelf.lay(path, "Cache-Control: max-age=30", "ETag: \"v1\"");
        ask(path);
        door.clock.move(Duration.ofSeconds(31));

        HttpResponse<String> renewed = ask(path);
        assertThat(renewed.body()).isEqualTo("call 1");
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(header(renewed, "Cache-Status")).isEqualTo("jince;fwd=stale;stored");
        assertThat(shelf.calls(path)).isEqualTo(2);
        assertThat(header(ask(path), "Cache-Status")).isEqualTo("jince;hit");

        door.clock.move(Duration.ofSeconds(31));
        shelf.lay(path, "Cache-Control: max-age=30", "ETag: \"v2\"");
        assertThat(ask(path).body()).isEqualTo("call 3");
    }

    @Test
    void an_old_answer_is_given_once_more_while_a_new_one_is_fetched() throws Exception {
        String path = path();
        shelf.lay(path, "Cache-Control: public, max-age=30, stale-while-revalidate=60");
        ask(path, "Authorization", "Bearer " + door.person());
        door.clock.move(Duration.ofSeconds(40));
        CountDownLatch gate = new CountDownLatch(1);
        shelf.lay(
                path,
                new Shelf.Page(
                        200, List.of("Cache-Control: public, max-age=30, stale-while-revalidate=60"), "call", gate));

        for (int i = 0; i < 5; i++) {
            HttpResponse<String> old = ask(path, "Authorization", "Bearer " + door.person());
            assertThat(old.body()).isEqualTo("call 1");
            assertThat(Long.parseLong(header(old, "Age"))).isBetween(40L, 100L);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> shelf.calls(path) == 2);
        assertThat(shelf.asked.getLast()).as("nobody's").doesNotContainKey("authorization");
        gate.countDown();

        await().atMost(Duration.ofSeconds(60)).until(() -> ask(path).body().equals("call 2"));
        assertThat(shelf.calls(path)).isEqualTo(2);
    }

    @Test
    void an_old_answer_stands_in_for_an_upstream_that_fails() throws Exception {
        String path = path();
        String said = "Cache-Control: max-age=30, stale-if-error=600";
        shelf.lay(path, said);
        ask(path);
        door.clock.move(Duration.ofSeconds(60));
        shelf.lay(path, new Shelf.Page(500, List.of(), "a stack trace", null));

        HttpResponse<String> old = ask(path);
        assertThat(old.statusCode()).isEqualTo(200);
        assertThat(old.body()).isEqualTo("call 1");
        assertThat(header(old, "Cache-Status")).contains("stale-if-error");
        shelf.lay(path, new Shelf.Page(503, List.of("Content-Type: application/problem+json"), "{}", null));
        assertThat(ask(path).body()).isEqualTo("call 1");

        door.clock.move(Duration.ofSeconds(600));
        assertThat(ask(path).statusCode()).isEqualTo(503);
    }

    @Test
    void an_answer_that_must_be_asked_for_again_stands_in_for_nothing() throws Exception {
        String path = path();
        shelf.lay(path, "Cache-Control: max-age=30, must-revalidate, stale-if-error=600, stale-while-revalidate=600");
        ask(path);
        door.clock.move(Duration.ofSeconds(60));
        shelf.lay(path, new Shelf.Page(503, List.of("Content-Type: application/problem+json"), "{}", null));

        assertThat(ask(path).statusCode()).isEqualTo(503);
    }

    @Test
    void what_is_large_or_of_unknown_length_is_not_kept() throws Exception {
        String large = path();
        shelf.lay(large, new Shelf.Page(200, List.of("Cache-Control: max-age=60"), "x".repeat(256 * 1024), null));
        String unknown = path();
        shelf.lay(unknown, new Shelf.Page(200, List.of("Cache-Control: max-age=60"), "chunked", null));
        for (String path : List.of(large, unknown)) {
            assertThat(ask(path).body()).endsWith(" 1");
            assertThat(ask(path).body()).endsWith(" 2");
        }
    }

    @Test
    void a_change_ends_what_is_kept_about_it_and_nothing_else() throws Exception {
        String policy = path();
        String notices = "/api/w/notices?x=" + NUMBERS.incrementAndGet();
        shelf.lay(policy, "Cache-Control: max-age=600");
        shelf.lay(notices, "Cache-Control: max-age=600");
        ask(policy);
        ask(notices);

        door.upstream.happened("policy.item-published");

        await().atMost(Duration.ofSeconds(60)).until(() -> ask(policy).body().equals("call 2"));
        assertThat(ask(notices).body()).isEqualTo("call 1");
        door.upstream.happened("claim.moved");
        await().atMost(Duration.ofSeconds(60)).until(() -> ask(notices).body().equals("call 2"));
        assertThat(ask(policy).body()).isEqualTo("call 2");
    }

    @Test
    void an_answer_from_before_a_change_is_not_kept_after_it() throws Exception {
        String path = path();
        CountDownLatch gate = new CountDownLatch(1);
        shelf.lay(path, new Shelf.Page(200, List.of("Cache-Control: max-age=600"), "call", gate));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = together(threads, 1, path, _ -> {}).getFirst();
            await().atMost(Duration.ofSeconds(60)).until(() -> shelf.calls(path) == 1);
            long before = door.part(Answers.class).changes(Set.of("policies"));
            door.upstream.happened("policy.item-published");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> door.part(Answers.class).changes(Set.of("policies")) > before);
            gate.countDown();

            assertThat(slow.join().body()).isEqualTo("call 1");
        }
        assertThat(ask(path).body()).isEqualTo("call 2");
    }
}
