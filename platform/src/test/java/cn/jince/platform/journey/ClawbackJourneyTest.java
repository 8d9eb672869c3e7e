package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.policy.PolicyItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What follows a payout: the next stage, or that it is asked back; and the books that agree all the while. */
class ClawbackJourneyTest extends ClaimJourney {
    private static final long AWARD = 10_000_000;
    private static final String TREASURER = HOUSE.officer("xz-fin", "140900", "TREASURER");
    private static final String REVIEWER = HOUSE.officer("xz-review-2", "140900", "SECOND_REVIEW", "TREASURER");

    private String concluded() {
        Answer claim = noticed("6222000011112222");
        advance("P12D");
        return until(claim.id(), "CONCLUDED").id();
    }

    private String intent(String claim) {
        return get("/claims/" + claim, agent).body().at("/payout/intentId").asString("");
    }

    private Answer order(String officer, String intent, long fen, String reason) {
        return post(
                "/payouts/" + intent + "/clawbacks",
                officer,
                "",
                Map.of("amountFen", fen, "reason", reason, "days", 30));
    }

    private Answer receive(String officer, String clawback, String voucher, long fen) {
        return post("/clawbacks/" + clawback + "/receipts", officer, "", Map.of("voucher", voucher, "amountFen", fen));
    }

    @Test
    void what_was_paid_wrongly_is_asked_back_and_followed_until_it_is_received() {
        String claim = concluded();
        String intent = intent(claim);
        assertThat(order(TREASURER, intent, AWARD, "材料不实").status()).isEqualTo(403);
        assertThat(order(HOUSE.officer("ty", "140100", "SECOND_REVIEW"), intent, AWARD, "材料不实")
                        .status())
                .isEqualTo(404);
        assertThat(order(REVIEWER, intent, AWARD, " ").status()).isEqualTo(422);
        assertThat(order(REVIEWER, intent, AWARD + 1, "材料不实").code()).isEqualTo("AMOUNT_TOO_HIGH");
        Answer ordered = order(REVIEWER, intent, AWARD, "材料不实");
        assertThat(ordered.body().path("state").asString(""))
                .as(ordered.body().toString())
                .isEqualTo("ORDERED");
        String id = ordered.body().path("id").asString("");
        assertThat(order(REVIEWER, intent, AWARD, "材料不实").body().path("id").asString(""))
                .isEqualTo(id);
        assertThat(order(REVIEWER, intent, 5, "另一理由").code()).isEqualTo("CLAWBACK_OPEN");
        assertThat(get("/claims/" + claim, agent).body().path("timeline").toString())
                .contains("CLAWBACK_ORDERED", "材料不实");
        assertThat(get("/clawbacks?enterprise=" + firm.code().value(), agent)
                        .body()
                        .toString())
                .contains(id);
        assertThat(get("/clawbacks", HOUSE.person("stranger", "91149999MAMAGICRAR:ACCEPTOR"))
                        .body())
                .isEmpty();

        String voucher = "V-" + intent.substring(0, 8);
        assertThat(receive(REVIEWER, id, voucher, AWARD).code()).isEqualTo("FOUR_EYES");
        assertThat(receive(TREASURER, id, voucher, AWARD + 1).code()).isEqualTo("AMOUNT_TOO_HIGH");
        assertThat(receive(HOUSE.officer("sx-fin", "140000", "TREASURER"), id, voucher, 1)
                        .status())
                .isEqualTo(403);
        List<Integer> twice = Flux.range(0, 2)
                .flatMap(
                        _ -> send(
                                HttpMethod.POST,
                                "/clawbacks/" + id + "/receipts",
                                TREASURER,
                                Map.of(),
                                Map.of("voucher", voucher, "amountFen", 4_000_000)),
                        2)
                .map(Answer::status)
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(twice).containsExactly(200, 200);
        assertThat(receive(TREASURER, id, voucher, 4_000_001).code()).isEqualTo("VOUCHER_USED");
        assertThat(get("/claims/" + claim, agent).state()).isEqualTo("CONCLUDED");
        Answer received = receive(TREASURER, id, voucher + "-2", 6_000_000);
        assertThat(received.body().path("state").asString("")).isEqualTo("RECEIVED");
        assertThat(received.body().path("receivedFen").asLong()).isEqualTo(AWARD);
        assertThat(get("/claims/" + claim, agent).state()).isEqualTo("CLAWED_BACK");
        assertThat(sum("SELECT CAST(sum(amount_fen) AS bigint) AS n FROM ledger_posting"
                        + " WHERE account = 'RECOVERED' AND line_id = (SELECT line_id FROM payout_intent WHERE id = '"
                        + intent + "')"))
                .isEqualTo(AWARD);
        assertThat(order(REVIEWER, intent, 1, "再次").code()).isEqualTo("AMOUNT_TOO_HIGH");
        agrees();
    }

    @Test
    void an_award_is_paid_in_advance_and_the_rest_once_its_project_is_accepted() {
        item = SmallLibrary.item(
                item.id(), PolicyItem.ClaimMode.REVIEWED, Map.of("payout_stages", List.of("2/3", "1/3")));
        Answer claim = noticed("6222000011112222");
        assertThat(accept(claim.id(), REVIEWER, 2).code()).isEqualTo("STAGE_NOT_DUE");
        advance("P12D");
        Answer advanced = Mono.defer(() -> send(HttpMethod.GET, "/claims/" + claim.id(), agent, Map.of(), ""))
                .filter(answer -> answer.body().at("/payout/state").asString("").equals("PAID"))
                .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(40));
        assertThat(advanced.state()).isEqualTo("PAYABLE");
        assertThat(advanced.body().at("/payout/amountFen").asLong()).isEqualTo(6_666_666);
        assertThat(advanced.body().path("timeline").toString()).contains("STAGE_PAID", "第 1 期（共 2 期）");
        assertThat(accept(claim.id(), REVIEWER, 3).code()).isEqualTo("STAGE_NOT_DUE");
        assertThat(accept(claim.id(), agent, 2).status()).isEqualTo(403);
        List<Integer> both = Flux.range(0, 2)
                .flatMap(
                        _ -> send(
                                HttpMethod.POST,
                                "/claims/" + claim.id() + "/project-acceptance",
                                REVIEWER,
                                Map.of(),
                                Map.of("stage", 2, "reason", "验收通过")),
                        2)
                .map(Answer::status)
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(both).containsExactly(200, 200);
        Answer concluded = until(claim.id(), "CONCLUDED");
        assertThat(concluded.body().at("/payout/amountFen").asLong()).isEqualTo(3_333_334);
        assertThat(concluded.body().path("timeline").toString()).contains("PROJECT_ACCEPTED");
        assertThat(sum("SELECT count(*) AS n FROM payout_intent WHERE subject_id = '" + claim.id() + "'"))
                .isEqualTo(2);
        agrees();
    }

    @Test
    void the_books_are_compared_and_a_difference_is_listed_to_its_treasurer() {
        String claim = concluded();
        agrees();
        String line = "(SELECT line_id FROM payout_intent WHERE subject_id = '" + claim + "')";
        run("UPDATE fiscal_line SET left_fen = left_fen - 7 WHERE id = " + line);
        JsonNode differs = post("/parity", TREASURER, "", "").body();
        run("UPDATE fiscal_line SET left_fen = left_fen + 7 WHERE id = " + line);
        assertThat(differs.path("gaps")).hasSize(1);
        assertThat(differs.at("/gaps/0/account").asString("")).isEqualTo("BUDGET");
        assertThat(differs.at("/gaps/0/ledgerFen").asLong()
                        - differs.at("/gaps/0/otherFen").asLong())
                .isEqualTo(7);
        assertThat(get("/parity", HOUSE.officer("ty-fin", "140100", "TREASURER"))
                        .body()
                        .path("gaps"))
                .isEmpty();
        assertThat(get("/parity", agent).status()).isEqualTo(403);
        agrees();
    }

    private Answer accept(String claim, String officer, int stage) {
        return post("/claims/" + claim + "/project-acceptance", officer, "", Map.of("stage", stage, "reason", "验收通过"));
    }

    private void agrees() {
        Answer checked = post("/parity", TREASURER, "", "");
        assertThat(checked.status()).as(checked.body().toString()).isEqualTo(200);
        assertThat(checked.body().path("gaps")).as(checked.body().toString()).isEmpty();
        assertThat(checked.body().at("/days/0/lines").asLong()).isPositive();
    }

    private void run(String sql) {
        db.sql(sql).then().block(Duration.ofSeconds(10));
    }
}
