package cn.jince.adapters.exchange;

import static cn.jince.adapters.exchange.Open.as;
import static cn.jince.adapters.exchange.Open.code;
import static cn.jince.adapters.exchange.Open.fact;
import static cn.jince.adapters.exchange.Open.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.exchange.Open.Answer;
import org.junit.jupiter.api.Test;

class SandboxTest extends ExchangeWorld {
    private static final String KEPT =
            "SELECT (SELECT count(*) FROM open_batch) + (SELECT count(*) FROM open_event) + (SELECT count(*) FROM open_quarantine)";

    @Test
    void the_sandbox_judges_as_in_earnest_and_keeps_nothing() {
        long kept = count(KEPT);
        int pushes = platform.pushes.get();
        String rows = fact(1) + "\nnot json\n" + fact(2).replace(code("140105", 2), code("140902", 2)) + "\n";

        Answer report = open.post(
                with(as("push-city-sandbox"), "Idempotency-Key", "try-it-out"),
                "/open/sandbox/facts",
                Open.NDJSON,
                rows);

        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(report.number("received")).isEqualTo(3);
        assertThat(report.number("accepted")).isEqualTo(1);
        assertThat(report.body().at("/refusals/0/code").asString()).isEqualTo("NOT_JSON");
        assertThat(report.body().at("/refusals/1/code").asString()).isEqualTo("FOREIGN_DIVISION");
        assertThat(count(KEPT)).isEqualTo(kept);
        assertThat(platform.pushes.get()).isEqualTo(pushes);
        assertThat(open.get(as("push-city-sandbox"), "/open/sandbox/batches/try-it-out")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void credentials_of_one_side_do_not_open_the_other() {
        assertThat(open.post(as("push-city"), "/open/sandbox/facts", "application/json", fact(1))
                        .code())
                .isEqualTo("SANDBOX_CREDENTIALS_REQUIRED");
        assertThat(open.post(as("push-city-sandbox"), "/open/facts", "application/json", fact(1))
                        .code())
                .isEqualTo("SANDBOX_ONLY");
    }

    @Test
    void magic_inputs_bring_about_what_else_takes_luck() {
        assertThat(magic("magic-429-x").status()).isEqualTo(429);
        assertThat(magic("magic-429-x").headers().get("retry-after")).isNotNull();
        assertThat(magic("magic-503-x").status()).isEqualTo(503);
        assertThat(magic("magic-409-x").code()).isEqualTo("BATCH_ID_REUSED");
        Answer later = magic("magic-202-x");
        assertThat(later.status()).isEqualTo(202);
        assertThat(open.get(as("push-city-sandbox"), later.headers().get("location"))
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("PASSING_ON");
        assertThat(open.get(as("push-city-sandbox"), "/open/sandbox/batches/magic-done-1/errors")
                        .text())
                .contains("BAD_CREDIT_CODE");
        assertThat(state("SANDBOX-404").status()).isEqualTo(404);
        assertThat(state("SANDBOX-409").body().path("ours").asString()).isEqualTo("PAID");
        assertThat(state("SB-1").status()).isEqualTo(200);
    }

    private Answer magic(String key) {
        return open.post(
                with(as("push-city-sandbox"), "Idempotency-Key", key), "/open/sandbox/facts", Open.NDJSON, fact(1));
    }

    private Answer state(String claim) {
        return open.post(
                as("push-city-sandbox"),
                "/open/sandbox/claim-states",
                "application/json",
                "{\"eventId\":\"e\",\"claimNumber\":\"%s\",\"state\":\"ACCEPTED\",\"at\":\"2026-11-20T09:30:00+08:00\"}"
                        .formatted(claim));
    }
}
