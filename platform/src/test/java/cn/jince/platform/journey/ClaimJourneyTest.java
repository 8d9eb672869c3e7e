package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;

class ClaimJourneyTest extends ClaimJourney {
    @Test
    void a_claim_goes_from_draft_to_payout_with_one_correction_and_a_lost_reply() {
        Answer claim = submitted("6222000011112222");
        assertThat(claim.body().path("summary").path("number").asString("")).matches("JC140902-\\d{4}-\\d{6}");
        Answer asked = post(
                "/claims/" + claim.id() + "/correction-request",
                COUNTY,
                claim.version(),
                Map.of("defects", List.of(Map.of("field", "营业执照", "reason", "营业执照不清晰"))));
        assertThat(asked.state()).isEqualTo("AWAITING_CORRECTION");
        Answer corrected = post("/claims/" + claim.id() + "/correction", agent, asked.version(), "");
        assertThat(corrected.state()).as(corrected.body().toString()).isEqualTo("SUBMITTED");
        Answer again = post(
                "/claims/" + claim.id() + "/correction-request",
                COUNTY,
                corrected.version(),
                Map.of("defects", List.of(Map.of("field", "x", "reason", "y"))));
        assertThat(again.code()).isEqualTo("CORRECTION_ALREADY_ASKED");

        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, corrected.version(), "");
        assertThat(get("/claims/" + claim.id(), OTHER).status()).isEqualTo(404);
        assertThat(review(accepted, DRAFTER).code()).isEqualTo("FOUR_EYES");
        assertThat(review(accepted, COUNTY).status()).isEqualTo(403);
        Answer noticed = review(accepted, CITY);
        assertThat(noticed.state()).as(noticed.body().toString()).isEqualTo("IN_PUBLIC_NOTICE");
        assertThat(get("/notices", "").body().toString()).contains(claim.id());

        HOUSE.loseReplies.set(1);
        advance("P12D");
        Answer concluded = until(claim.id(), "CONCLUDED");

        String order = concluded.body().path("payout").path("intentId").asString("");
        assertThat(HOUSE.paid).containsKey(order);
        assertThat(HOUSE.orders(order)).isEqualTo(1);
        assertThat(concluded.body().path("payout").path("accountMasked").asString(""))
                .isEqualTo("****2222");
        assertThat(concluded.body().path("form").toString()).doesNotContain("6222000011112222");
        assertThat(concluded.body().path("timeline").toString()).contains("PAID", "CONCLUDED", "NOTICE_CLOSED");
        assertThat(sum("SELECT COALESCE(SUM(amount_fen), 0) AS n FROM ledger_posting"))
                .isZero();
    }

    @Test
    void a_hundred_taps_make_one_claim_and_get_the_same_answer() {
        Answer claim = filled("6222000011112222");

        List<Answer> answers = Flux.range(0, 100)
                .flatMap(_ -> submission(claim, "tap"), 100)
                .collectList()
                .block(Duration.ofSeconds(60));

        Set<String> bodies = new HashSet<>();
        answers.forEach(answer -> bodies.add(answer.status() + answer.body().toString()));
        assertThat(bodies).hasSize(1).allMatch(body -> body.startsWith("200"));
    }

    @Test
    void refuses_what_a_careless_client_sends() {
        Answer claim = filled("6222000011112222");
        String path = "/claims/" + claim.id() + "/submission";

        assertThat(post(path, agent, claim.version(), "").code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(send(HttpMethod.POST, path, agent, Map.of("Idempotency-Key", "a"), "")
                        .block(Duration.ofSeconds(10))
                        .status())
                .isEqualTo(428);
        assertThat(submission(claim, "b").block(Duration.ofSeconds(10)).status())
                .isEqualTo(200);
        Answer other = send(HttpMethod.POST, path, agent, Map.of("If-Match", "\"77\"", "Idempotency-Key", "b"), "")
                .block(Duration.ofSeconds(10));
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(post("/claims/" + claim.id() + "/acceptance", COUNTY, "1", "")
                        .status())
                .isEqualTo(412);
        assertThat(start().code()).isEqualTo("ALREADY_CLAIMED");
        assertThat(post("/claims/" + claim.id() + "/attachments?material=营业执照&fileName=a.pdf", agent, "", PDF)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void judges_attachments_by_content_and_size() {
        Answer claim = start();
        String path = "/claims/" + claim.id() + "/attachments?material=营业执照&fileName=a.pdf";

        assertThat(post(path, agent, "", "MZ not a pdf".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(415);
        byte[] large = new byte[5 * 1024 * 1024 + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertThat(post(path, agent, "", large).status()).isEqualTo(413);
    }

    @Test
    void of_two_officers_at_once_one_wins() {
        Answer claim = submitted("6222000011112222");
        String second = HOUSE.officer("xf-accept-2", "140902", "ACCEPTANCE");

        List<Integer> statuses = Flux.just(COUNTY, second)
                .flatMap(
                        officer -> send(
                                HttpMethod.POST,
                                "/claims/" + claim.id() + "/acceptance",
                                officer,
                                Map.of("If-Match", "\"" + claim.version() + "\""),
                                ""),
                        2)
                .map(Answer::status)
                .sort()
                .collectList()
                .block(Duration.ofSeconds(20));

        assertThat(statuses).containsExactly(200, 412);
    }

    @Test
    void an_objection_stops_the_payout_until_it_is_settled() {
        Answer claim = noticed("6222000011112222");
        String notice = claim.body().path("notice").path("id").asString("");
        assertThat(post("/notices/" + notice + "/objections", "", "", Map.of("from", "市民", "reason", "数据不实"))
                        .status())
                .isEqualTo(200);
        advance("P12D");
        assertThat(get("/claims/" + claim.id(), agent).state()).isEqualTo("IN_PUBLIC_NOTICE");
        assertThat(post("/notices/" + notice + "/settlement", CITY, "", Map.of("approve", false, "reason", "不成立"))
                        .code())
                .isEqualTo("FOUR_EYES");
        String another = HOUSE.officer("xz-review-2", "140900", "SECOND_REVIEW");
        assertThat(post("/notices/" + notice + "/settlement", another, "", Map.of("approve", false, "reason", "经查不成立"))
                        .status())
                .isEqualTo(200);
        until(claim.id(), "CONCLUDED");
    }
}
