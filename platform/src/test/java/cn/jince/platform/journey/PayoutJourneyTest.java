package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.policy.PolicyItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class PayoutJourneyTest extends ClaimJourney {
    @Test
    void a_claim_waits_while_the_treasury_is_away_and_says_so() {
        Answer claim = noticed("6222000011112222");
        HOUSE.treasuryDown = true;
        advance("P12D");
        until(claim.id(), "PAYABLE");
        Answer waiting = Mono.defer(() -> send(HttpMethod.GET, "/claims/" + claim.id(), agent, Map.of(), ""))
                .filter(answer ->
                        answer.body().path("payout").path("state").asString("").equals("WAITING")
                                && answer.body().path("timeline").toString().contains("PAYOUT_WAITING"))
                .repeatWhenEmpty(100, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(20));
        assertThat(waiting.body().path("timeline").toString()).contains("国库暂时无法连接");

        HOUSE.treasuryDown = false;
        until(claim.id(), "CONCLUDED");
    }

    @Test
    void a_payout_turned_away_goes_again_once_to_the_account_the_enterprise_names() {
        Answer claim = noticed("6222000000000404");
        advance("P12D");
        Answer rejected = untilPayout(claim.id(), "REJECTED");
        String payout = rejected.body().path("payout").path("intentId").asString("");
        assertThat(rejected.body().path("actions").toString()).contains("CORRECT_ACCOUNT");
        assertThat(rejected.body().path("timeline").toString()).contains("收款账户已销户");
        assertThat(get("/payouts?enterprise=" + firm.code().value(), agent)
                        .body()
                        .toString())
                .contains(payout, "4003");
        String account = "/payouts/" + payout + "/account";
        Map<String, Object> good = Map.of("holder", firm.name(), "bank", "中国银行", "account", "6222000011114444");

        assertThat(post(account, HOUSE.person("stranger", "91149999MAMAGICRAR:ACCEPTOR"), "", good)
                        .code())
                .isEqualTo("PAYOUT_NOT_FOUND");
        assertThat(post(account, HOUSE.person("viewer", firm.code().value() + ":VIEWER"), "", good)
                        .status())
                .isEqualTo(403);
        assertThat(post(account, agent, "", Map.of("holder", "别人", "bank", "中国银行", "account", "6222000011114444"))
                        .status())
                .isEqualTo(422);
        assertThat(post(account, agent, "", Map.of("holder", firm.name(), "bank", "中国银行", "account", "12"))
                        .status())
                .isEqualTo(422);
        List<Integer> twoTaps = Flux.range(0, 2)
                .flatMap(_ -> send(HttpMethod.POST, account, agent, Map.of(), good), 2)
                .map(Answer::status)
                .sort()
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(twoTaps).containsExactly(200, 409);

        Answer concluded = until(claim.id(), "CONCLUDED");
        assertThat(concluded.body().path("payout").path("accountMasked").asString(""))
                .isEqualTo("****4444");
        assertThat(concluded.body().path("timeline").toString()).contains("ACCOUNT_CORRECTED", "PAID");
        assertThat(HOUSE.paid).doesNotContainKey(payout).containsKey(payout + "-2");
        assertThat(HOUSE.orders(payout + "-2")).isEqualTo(1);
        assertThat(post(account, agent, "", good).code()).isEqualTo("PAYOUT_WRONG_STATE");
        assertThat(sum("SELECT COALESCE(SUM(amount_fen), 0) AS n FROM ledger_posting"))
                .isZero();
        assertThat(sum("SELECT count(*) AS n FROM outbox WHERE type = 'payout.rejected' AND subject = '" + payout
                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_receipt_over_another_amount_is_settled_by_people_and_never_sent_again() {
        Answer claim = noticed("6222000011112222");
        HOUSE.otherAmount = true;
        advance("P12D");
        Answer waiting = untilPayout(claim.id(), "WAITING");
        HOUSE.otherAmount = false;
        String city = HOUSE.officer("xz-super", "140900", "SUPERVISOR");
        assertThat(get("/payouts", city).body().toString()).contains(claim.id(), "DISPUTED", "须人工核对");
        assertThat(get("/payouts", HOUSE.officer("ty", "140100", "SUPERVISOR")).body())
                .isEmpty();
        assertThat(waiting.body().path("actions").toString()).doesNotContain("CORRECT_ACCOUNT");
        assertThat(HOUSE.orders(waiting.body().path("payout").path("intentId").asString("")))
                .isEqualTo(1);
    }

    private Answer untilPayout(String id, String state) {
        return Mono.defer(() -> send(HttpMethod.GET, "/claims/" + id, agent, Map.of(), ""))
                .filter(answer ->
                        answer.body().path("payout").path("state").asString("").equals(state))
                .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(40));
    }

    @Test
    void a_claim_free_run_pays_24_of_25_and_tells_the_one_whose_data_turned_unknown() {
        PolicyItem free = SmallLibrary.item("P028", PolicyItem.ClaimMode.CLAIM_FREE, Map.of());
        String supervisor = HOUSE.officer("xz-super", "140900", "SUPERVISOR");
        JsonNode before = get("/monitoring", supervisor).body().path("result");
        List<Dossier> firms = new java.util.ArrayList<>();
        for (int i = 0; i < 25; i++) {
            firms.add(SmallLibrary.enterprise(500 + i, 3000));
        }
        SmallLibrary.CANDIDATES.addAll(firms);
        String first = HOUSE.officer("xz-ss-first", "140900", "ACCEPTANCE", "FIRST_REVIEW", "SECOND_REVIEW");
        String second = HOUSE.officer("xz-hr-second", "140900", "SECOND_REVIEW");
        Answer run = post(
                "/claim-free-runs", first, "", Map.of("itemId", free.id(), "divisionCode", "140900", "limit", 100));
        assertThat(run.body().path("compared").asInt())
                .as(run.body().toString())
                .isEqualTo(25);
        String path = "/claim-free-runs/" + run.body().path("id").asString("");
        for (Dossier one : firms) {
            Map<String, Object> wish = Map.of(
                    "creditCode", one.code().value(),
                    "wish", true,
                    "bankAccount", Map.of("holder", one.name(), "bank", "中国银行", "account", "6222000011113333"));
            String legal = HOUSE.person("legal", one.code().value() + ":ACCEPTOR");
            assertThat(post(path + "/wishes", legal, "", wish).status()).isEqualTo(200);
            assertThat(post(path + "/wishes", legal, "", wish).status()).isEqualTo(200);
        }
        Map<String, Object> yes = Map.of("approve", true, "reason", "符合");
        Answer firstReviewed = post(path + "/review", first, "1", yes);
        assertThat(firstReviewed.body().path("state").asString("")).isEqualTo("FIRST_REVIEWED");
        SmallLibrary.enterprise(500, null);
        assertThat(post(path + "/review", first, "2", yes).code()).isEqualTo("FOUR_EYES");
        int moved = HOUSE.moneyMoved.get();
        Answer noticed = post(path + "/review", second, "2", yes);
        assertThat(noticed.body().path("state").asString(""))
                .as(noticed.body().toString())
                .isEqualTo("IN_PUBLIC_NOTICE");
        assertThat(noticed.body().path("leftOut").asInt()).isEqualTo(1);

        advance("P14D");
        Answer concluded = Mono.defer(() -> send(HttpMethod.GET, path, second, Map.of(), ""))
                .filter(answer -> answer.body().path("state").asString("").equals("CONCLUDED"))
                .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(40));

        assertThat(concluded.body().path("paid").asInt()).isEqualTo(24);
        assertThat(concluded.body().toString()).contains("数据待核实：主营业务收入（税务局）");
        assertThat(HOUSE.moneyMoved.get() - moved).isGreaterThanOrEqualTo(24);
        JsonNode counted = get("/monitoring", supervisor).body().path("result");
        assertThat(more(counted, before, "claimFreeEnterprises")).isEqualTo(25);
        assertThat(more(counted, before, "claimFreeLeftOut")).isEqualTo(1);
        assertThat(more(counted, before, "claimFreePaidFen")).isEqualTo(240_000_000L);
    }

    private static long more(JsonNode after, JsonNode before, String name) {
        return after.path(name).asLong() - before.path(name).asLong();
    }
}
