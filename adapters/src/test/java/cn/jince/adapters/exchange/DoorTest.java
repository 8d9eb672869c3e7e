package cn.jince.adapters.exchange;

import static cn.jince.adapters.exchange.Open.as;
import static cn.jince.adapters.exchange.Open.code;
import static cn.jince.adapters.exchange.Open.fact;
import static cn.jince.adapters.exchange.Open.signed;
import static cn.jince.adapters.exchange.Open.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.TestTokens;
import cn.jince.adapters.exchange.Open.Answer;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoorTest extends ExchangeWorld {
    private static final String JSON = "application/json";
    private static final String STATE =
            "{\"eventId\":\"%s\",\"claimNumber\":\"%s\",\"state\":\"%s\",\"at\":\"2026-11-20T09:30:00+08:00\",\"systemCode\":\"03\"}";

    @Test
    void who_is_no_registered_system_stays_outside() {
        assertThat(open.post(Map.of(), "/open/facts", JSON, fact(1)).status()).isEqualTo(401);
        assertThat(open.post(
                                Map.of("Authorization", "Bearer " + TestTokens.of("p", "PERSON", "")),
                                "/open/facts",
                                JSON,
                                fact(1))
                        .code())
                .isEqualTo("FORBIDDEN");
        assertThat(open.post(as("nobody"), "/open/facts", JSON, fact(1)).code()).isEqualTo("NOT_REGISTERED");
        assertThat(open.post(as("push-city"), "/open/payout-receipts", JSON, "{}")
                        .code())
                .isEqualTo("KIND_NOT_REGISTERED");
        assertThat(open.post(as("push-city"), "/open/secrets", JSON, "{}").status())
                .isEqualTo(404);
    }

    @Test
    void a_single_row_is_answered_at_once() {
        Answer good = open.post(as("push-city"), "/open/facts", JSON, fact(4711));
        assertThat(good.status()).as(good.text()).isEqualTo(200);
        assertThat(good.body().path("outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(platform.taken).anyMatch(row -> row.contains(code("140105", 4711)) && row.contains("\"sx.tech\""));

        Answer bad = open.post(as("push-city"), "/open/facts", JSON, fact(1).replace("_times", "_tomes"));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.code()).isEqualTo("UNKNOWN_ATTRIBUTE");
        assertThat(bad.body().path("pointer").asString()).isEqualTo("/facts/certification_tomes");
        assertThat(open.post(as("push-city"), "/open/facts", JSON, "{").status())
                .isEqualTo(400);
        assertThat(open.post(as("push-city"), "/open/facts", JSON, "\"" + "x".repeat(70_000) + "\"")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void a_foreign_division_is_refused() {
        String listing = "{\"id\":\"L1\",\"name\":\"某政策\",\"region_code\":\"140900\"}";
        Answer foreign = open.post(as("push-city"), "/open/policy-listings", JSON, listing);
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.code()).isEqualTo("FOREIGN_DIVISION");
        assertThat(open.post(as("push-city"), "/open/policy-listings", JSON, listing.replace("140900", "150000"))
                        .code())
                .isEqualTo("UNKNOWN_DIVISION");
        assertThat(open.post(as("push-city"), "/open/policy-listings", JSON, listing.replace("140900", "140105"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_call_back_counts_once_by_its_event_id() {
        int before = platform.states.size();
        String event = STATE.formatted("evt-0001", "SB-1", "ACCEPTED");

        Answer first = open.post(as("push-city"), "/open/claim-states", JSON, event);
        Answer again = open.post(as("push-city"), "/open/claim-states", JSON, event);
        Answer other =
                open.post(as("push-city"), "/open/claim-states", JSON, STATE.formatted("evt-0001", "SB-1", "APPROVED"));

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.body().path("again").asBoolean()).isFalse();
        assertThat(again.body().path("again").asBoolean()).isTrue();
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("EVENT_ID_REUSED");
        assertThat(platform.states).hasSize(before + 1);
        assertThat(platform.states.getLast().path("systemCode").asString()).isEqualTo("03");
    }

    @Test
    void an_unknown_claim_is_404_and_an_illegal_state_409_with_ours() {
        Answer unknown = open.post(
                as("push-city"), "/open/claim-states", JSON, STATE.formatted("evt-0002", "SB-UNKNOWN", "ACCEPTED"));
        Answer illegal = open.post(
                as("push-city"), "/open/claim-states", JSON, STATE.formatted("evt-0003", "SB-ILLEGAL", "ACCEPTED"));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("UNKNOWN_CLAIM");
        assertThat(illegal.status()).isEqualTo(409);
        assertThat(illegal.body().path("ours").asString()).isEqualTo("PAID");
        String batch = IntStream.range(0, 3)
                .mapToObj(i -> STATE.formatted("evt-b" + i, i == 1 ? "SB-ILLEGAL" : "SB-" + i, "APPROVED"))
                .collect(Collectors.joining("\n"));
        Answer report = open.batch("push-city", "claim-states", "states-batch", batch);
        assertThat(report.number("accepted")).as(report.text()).isEqualTo(2);
        assertThat(report.body().at("/refusals/0/detail").asString()).contains("PAID");
    }

    @Test
    void a_signature_that_is_missing_wrong_old_or_repeated_is_refused() {
        long now = System.currentTimeMillis();
        Map<String, String> token = as("push-signed");
        String nonce = "nonce-" + UUID.randomUUID();

        assertThat(open.post(token, "/open/facts", JSON, fact(1)).code()).isEqualTo("SIGNATURE_MISSING");
        assertThat(sign("wrong-secret", fact(1), now, nonce).code()).isEqualTo("SIGNATURE_WRONG");
        assertThat(sign("our-secret", fact(1), now - 301_000, nonce).code()).isEqualTo("SIGNATURE_SKEWED");
        assertThat(sign("our-secret", fact(1), now + 301_000, nonce).code()).isEqualTo("SIGNATURE_SKEWED");
        assertThat(sign("our-secret", fact(1), now, nonce).status()).isEqualTo(200);
        assertThat(sign("our-secret", fact(1), now, nonce).code()).isEqualTo("SIGNATURE_REPEATED");
        assertThat(open.post(
                                signed(
                                        token,
                                        "our-secret",
                                        "/open/claim-states",
                                        fact(1),
                                        now,
                                        "nonce-of-another-path"),
                                "/open/facts",
                                JSON,
                                fact(1))
                        .code())
                .isEqualTo("SIGNATURE_WRONG");
    }

    @Test
    void a_body_that_is_not_the_signed_one_changes_nothing() {
        long now = System.currentTimeMillis();
        Map<String, String> one =
                signed(as("push-signed"), "our-secret", "/open/facts", fact(1), now, "nonce-" + UUID.randomUUID());
        assertThat(open.post(one, "/open/facts", JSON, fact(2)).code()).isEqualTo("BODY_DIFFERS");

        Map<String, String> batch = with(
                signed(as("push-signed"), "our-secret", "/open/facts", fact(1), now, "nonce-" + UUID.randomUUID()),
                "Idempotency-Key",
                "tampered-batch");
        assertThat(open.post(batch, "/open/facts", Open.NDJSON, fact(2)).code()).isEqualTo("BODY_DIFFERS");
        assertThat(count("SELECT count(*) FROM open_batch WHERE batch = 'tampered-batch' AND state <> 'RECEIVING'"))
                .isZero();
        Map<String, String> right = with(
                signed(as("push-signed"), "our-secret", "/open/facts", fact(3), now, "nonce-" + UUID.randomUUID()),
                "Idempotency-Key",
                "tampered-batch");
        Answer report = open.post(right, "/open/facts", Open.NDJSON, fact(3));
        assertThat(report.number("accepted")).as(report.text()).isEqualTo(1);
    }

    private Answer sign(String secret, String body, long timestamp, String nonce) {
        return open.post(
                signed(as("push-signed"), secret, "/open/facts", body, timestamp, nonce), "/open/facts", JSON, body);
    }

    @Test
    void a_quota_that_is_used_up_says_when_to_come_back() {
        String rows = IntStream.range(0, 2_000).mapToObj(Open::fact).collect(Collectors.joining("\n"));

        Answer day = open.batch("push-small", "facts", "over-the-day", rows);

        assertThat(day.status()).as(day.text()).isEqualTo(429);
        assertThat(day.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(day.headers().get("retry-after"))).isBetween(1, 86_401);
        assertThat(count("SELECT count(*) FROM open_batch WHERE batch = 'over-the-day' AND state = 'RECEIVING'"))
                .isEqualTo(1);
        Answer granted = open.post(as("push-small"), "/open/facts", JSON, fact(1));
        assertThat(granted.headers().get("ratelimit-policy")).isEqualTo("\"minute\";q=4;w=60, \"day\";q=6;w=86400");
        assertThat(granted.headers().get("ratelimit")).startsWith("\"minute\";r=2");
        Answer minute = IntStream.range(0, 4)
                .mapToObj(_ -> open.post(as("push-small"), "/open/facts", JSON, fact(1)))
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(minute.headers().get("ratelimit")).startsWith("\"minute\";r=0");
        assertThat(Integer.parseInt(minute.headers().get("retry-after"))).isBetween(1, 60);
    }
}
