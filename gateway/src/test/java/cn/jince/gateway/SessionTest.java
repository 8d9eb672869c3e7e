package cn.jince.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.world.Browser;
import cn.jince.gateway.world.Door;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;

/** The web session from sign-in to sign-out, as a browser sees it. */
@Timeout(30)
class SessionTest {
    private static final Duration NEARLY_OVER = Duration.ofSeconds(20);
    private static Door door;

    @BeforeAll
    static void open() {
        door = new Door();
    }

    @AfterAll
    static void close() throws Exception {
        door.close();
    }

    @BeforeEach
    void everything_works() {
        door.identity.life = Duration.ofMinutes(10);
        door.identity.broken = false;
        door.identity.renewals.set(0);
    }

    @Test
    void sign_in_ends_at_the_front_page_with_one_cookie_scripts_cannot_read() throws Exception {
        Browser browser = new Browser(door);
        HttpResponse<String> end = browser.signIn();

        assertThat(end.headers().firstValue("Location")).contains("/");
        assertThat(browser.rawCookies.get("JINCE"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
        assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(200);
        assertThat(door.upstream.last().header("authorization")).startsWith("Bearer ey");
        assertThat(door.upstream.last().header("cookie")).isEmpty();
    }

    @Test
    void an_operator_on_the_web_asks_for_batches_with_the_sessions_token_and_pushes_nothing() throws Exception {
        Browser member = new Browser(door);
        assertThat(member.ask("/open/batches?system=x", _ -> {}).statusCode()).isEqualTo(401);
        member.signIn();
        assertThat(member.ask("/open/batches?system=x", _ -> {}).statusCode()).isEqualTo(403);

        door.identity.roles = List.of("OPERATOR");
        Browser operator = new Browser(door);
        try {
            operator.signIn();
        } finally {
            door.identity.roles = List.of();
        }

        assertThat(operator.ask("/open/batches?system=x", _ -> {}).statusCode()).isEqualTo(200);
        assertThat(door.upstream.last().header("authorization")).startsWith("Bearer ey");
        assertThat(operator.ask("/open/facts", _ -> {}).statusCode()).isEqualTo(403);
    }

    @Test
    void the_session_id_changes_at_sign_in() throws Exception {
        Browser browser = new Browser(door);
        browser.ask("/oauth2/authorization/jince", _ -> {});
        String before = browser.cookies.get("JINCE");
        browser.signIn();

        assertThat(browser.cookies.get("JINCE")).isNotNull().isNotEqualTo(before);
    }

    @Test
    void a_callback_nobody_asked_for_signs_nobody_in() throws Exception {
        Browser browser = new Browser(door);
        HttpResponse<String> answer = browser.ask("/login/oauth2/code/jince?code=stolen&state=invented", _ -> {});

        assertThat(answer.headers().firstValue("Location").orElse("")).isEqualTo("/?sign-in=failed");
        assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(401);
    }

    @Test
    void an_invented_session_is_nobodys() throws Exception {
        HttpResponse<String> answer =
                door.ask("/api/w/desk", request -> request.header("Cookie", "JINCE=aW52ZW50ZWQ="));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void what_changes_something_must_come_from_our_own_page() throws Exception {
        Browser browser = new Browser(door);
        browser.signIn();

        assertThat(post(browser).statusCode()).isEqualTo(403);
        assertThat(post(browser, "X-Jince", "1").statusCode()).isEqualTo(200);
        assertThat(post(browser, "X-Jince", "1", "Origin", "http://localhost:8080")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(browser, "X-Jince", "1", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(browser, "X-Jince", "1", "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(post(browser, "X-Jince", "1", "Origin", "http://[").statusCode())
                .isEqualTo(403);
        assertThat(browser.ask("/logout", request -> request.POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_old_token_is_renewed_once_for_all_requests_of_the_session() throws Exception {
        door.identity.life = NEARLY_OVER;
        Browser browser = new Browser(door);
        browser.signIn();
        door.identity.life = Duration.ofMinutes(10);

        assertThat(together(8, () -> browser.ask("/api/w/late", _ -> {}).statusCode()))
                .containsOnly(200);
        assertThat(door.identity.renewals).hasValue(1);
    }

    @Test
    void a_request_that_read_the_session_before_its_renewal_does_not_end_it() throws Exception {
        door.identity.life = NEARLY_OVER;
        Browser browser = new Browser(door);
        browser.signIn();
        door.identity.life = Duration.ofMinutes(10);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> slow =
                    threads.submit(() -> browser.ask("/api/w/late", _ -> {}).statusCode());
            until(() -> door.identity.renewals.get() > 0);
            assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(200);
            assertThat(slow.get()).isEqualTo(200);
        }
        assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(200);
        assertThat(door.identity.renewals).hasValue(1);
    }

    @Test
    @DisplayName("D5 a session whose tokens are gone is a 401 and never goes inward; a broken identity ends no session")
    void a_refused_renewal_ends_the_session_a_broken_identity_does_not() throws Exception {
        door.identity.life = NEARLY_OVER;
        Browser browser = new Browser(door);
        browser.signIn();

        door.identity.broken = true;
        assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(503);
        door.identity.broken = false;
        assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(200);

        door.identity.forgetFamilies();
        assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(401);
    }

    @Test
    void sign_out_ends_session_refresh_token_and_the_session_with_identity() throws Exception {
        Browser browser = new Browser(door);
        browser.signIn();
        String kept = browser.cookies.get("JINCE");

        assertThat(signOut(browser).statusCode()).isEqualTo(204);

        assertThat(browser.rawCookies.get("JINCE_IDENTITY"))
                .contains("Max-Age=0")
                .contains("Path=/identity");
        assertThat(door.identity.revoked.getLast()).contains("token=refresh");
        assertThat(withSession(kept)).isEqualTo(401);
    }

    @Test
    void a_request_that_ends_after_the_sign_out_does_not_bring_the_session_back() throws Exception {
        door.identity.life = NEARLY_OVER;
        Browser browser = new Browser(door);
        browser.signIn();
        String kept = browser.cookies.get("JINCE");
        int before = door.upstream.seen.size();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> late = threads.submit(() -> withSession("/api/w/late", kept));
            until(() -> door.upstream.seen.size() > before);
            signOut(browser);
            assertThat(late.get()).isEqualTo(200);
        }
        assertThat(withSession(kept)).isEqualTo(401);
    }

    private static void until(BooleanSupplier condition) {
        Flux.interval(Duration.ofMillis(5))
                .takeUntil(_ -> condition.getAsBoolean())
                .blockLast(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> signOut(Browser browser) throws Exception {
        return browser.ask(
                "/logout", request -> request.header("X-Jince", "1").POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static int withSession(String id) throws Exception {
        return withSession("/api/w/desk", id);
    }

    private static int withSession(String path, String id) throws Exception {
        return door.ask(path, request -> request.header("Cookie", "JINCE=" + id))
                .statusCode();
    }

    private static HttpResponse<String> post(Browser browser, String... headers) throws Exception {
        return browser.ask("/api/w/claims", request -> {
            request.POST(HttpRequest.BodyPublishers.ofString("{}"));
            if (headers.length > 0) {
                request.headers(headers);
            }
        });
    }

    private static List<Integer> together(int times, Callable<Integer> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, times).mapToObj(_ -> call).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
