package cn.jince.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.world.Browser;
import cn.jince.gateway.world.Door;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Quotas and sessions with Redis, without it, and with it again. */
@org.junit.jupiter.api.Timeout(60)
class OutageTest {
    @Test
    void a_principal_is_limited_others_are_not_and_an_outage_of_redis_changes_neither() throws Exception {
        try (Door door = new Door("jince.gateway.limit.per-second=1", "jince.gateway.limit.burst=5")) {
            String token = door.person();
            List<Integer> statuses = many(door, token, 12);
            assertThat(statuses).contains(200, 429);
            HttpResponse<String> refused = ask(door, token);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
            assertThat(refused.body()).contains("TOO_MANY_REQUESTS");
            assertThat(ask(door, other(door, "p-wang")).statusCode()).isEqualTo(200);

            door.stopRedis();
            List<Integer> away = many(door, other(door, "p-zhao"), 30);
            assertThat(away.getFirst()).isEqualTo(200);
            assertThat(away).contains(429).containsOnly(200, 429);
        }
    }

    @Test
    void a_session_used_a_moment_ago_outlives_redis_and_a_sign_out_meanwhile_stays_one() throws Exception {
        try (Door door = new Door()) {
            Browser browser = new Browser(door);
            browser.signIn();
            Browser leaving = new Browser(door);
            leaving.signIn();
            String left = leaving.cookies.get("JINCE");
            assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(200);

            door.stopRedis();
            assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(200);
            leaving.ask("/logout", request -> request.header("X-Jince", "1").POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(withSession(door, left)).isEqualTo(401);

            door.restartRedis();
            assertThat(withSession(door, left)).isEqualTo(401);
        }
    }

    @Test
    void a_session_begun_while_redis_is_away_is_still_one_when_redis_is_back() throws Exception {
        try (Door door = new Door()) {
            door.stopRedis();
            Browser browser = new Browser(door);
            browser.signIn();
            assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(200);

            door.restartRedis();
            for (int i = 0; i < 5; i++) {
                assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(200);
            }
            browser.ask("/logout", request -> request.header("X-Jince", "1").POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(browser.ask("/api/w/desk", _ -> {}).statusCode()).isEqualTo(401);
        }
    }

    private static int withSession(Door door, String id) throws Exception {
        return door.ask("/api/w/desk", request -> request.header("Cookie", "JINCE=" + id))
                .statusCode();
    }

    private static String other(Door door, String subject) {
        return cn.jince.gateway.world.FakeIdentity.sign(door.identity.key, token -> token.subject(subject));
    }

    private static List<Integer> many(Door door, String token, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> {
                    try {
                        return ask(door, token).statusCode();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static HttpResponse<String> ask(Door door, String token) throws Exception {
        return door.ask("/api/m/home", request -> request.header("Authorization", "Bearer " + token));
    }
}
