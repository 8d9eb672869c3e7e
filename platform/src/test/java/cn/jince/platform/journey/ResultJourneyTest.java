package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.policy.LibraryCalls;
import cn.jince.platform.policy.PolicyItem;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What everybody sees of the money, and what a supervisor sees of those who have not got it. */
class ResultJourneyTest extends ClaimJourney {
    private static final String SUPERVISOR = HOUSE.officer("xz-super", "140900", "SUPERVISOR");

    @Test
    void what_was_paid_is_public_and_a_sole_traders_code_is_not() {
        trader();
        Answer claim = noticed("6222000011112222");
        String code = firm.code().value();
        String notice = claim.body().at("/notice/id").asString("");
        assertThat(get("/notices", "").body().toString())
                .contains(notice, "92140902**********")
                .doesNotContain(code);
        assertThat(results("")).doesNotContain(firm.name());

        advance("P12D");
        until(claim.id(), "CONCLUDED");
        JsonNode row = get("/payout-results?year=" + year(), "")
                .body()
                .path("rows")
                .valueStream()
                .filter(one -> one.path("enterpriseName").asString("").equals(firm.name()))
                .findFirst()
                .orElseThrow();
        assertThat(row.path("creditCode").asString("")).isEqualTo("92140902**********");
        assertThat(row.path("noticeId").asString("")).isEqualTo(notice);
        assertThat(row.path("amountFen").asLong()).isEqualTo(10_000_000);
        assertThat(row.path("itemName").asString("")).isEqualTo(item.name());
        assertThat(results("&division=140902&department=工业"))
                .contains(firm.name())
                .doesNotContain(code);
        assertThat(results("&division=140100")).doesNotContain(firm.name());
        assertThat(results("&department=农业")).doesNotContain(firm.name());
        assertThat(get("/payout-results/rows?year=" + year(), "").body().toString())
                .contains(firm.name())
                .doesNotContain(code);
        assertThat(get("/payout-results?year=" + (year() - 5), "").body().path("rows"))
                .isEmpty();
        assertThat(get("/payout-results?year=2026&page=1000", "").status()).isEqualTo(400);
        assertThat(get("/payout-results?year=2026&division=14", "").status()).isEqualTo(400);
    }

    @Test
    void who_has_not_got_it_is_counted_with_the_reason() {
        known();
        Answer paid = noticed("6222000011112222");
        newFirm();
        Answer returned = noticed("6222000000000404");
        String owner = agent;
        advance("P12D");
        agent = HOUSE.person("p-li", paid.body().at("/summary/creditCode").asString("") + ":PREPARER");
        until(paid.id(), "CONCLUDED");
        agent = owner;
        Mono.defer(() -> send(HttpMethod.GET, "/claims/" + returned.id(), agent, Map.of(), ""))
                .filter(answer -> answer.body().at("/payout/state").asString("").equals("REJECTED"))
                .repeatWhenEmpty(600, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(90));
        newFirm();
        accepted("6222000011112222");
        newFirm();
        filled("6222000011112222");
        newFirm();
        Answer withdrawn = submitted("6222000011112222");
        assertThat(post(
                                "/claims/" + withdrawn.id() + "/withdrawal",
                                agent,
                                withdrawn.version(),
                                Map.of("reason", "不再需要"))
                        .status())
                .isEqualTo(200);

        JsonNode row = row("");
        assertThat(row.path("eligible").asLong()).isEqualTo(10);
        assertThat(row.path("told").asLong()).isEqualTo(10);
        assertThat(row.path("toBeVerified").asLong()).isEqualTo(4);
        assertThat(row.path("claimed").asLong()).isEqualTo(3);
        assertThat(row.path("approved").asLong()).isEqualTo(2);
        assertThat(row.path("paid").asLong()).isEqualTo(1);
        assertThat(row.path("paidFen").asLong()).isEqualTo(10_000_000);
        Map<String, Long> reasons = row.path("reasons")
                .valueStream()
                .collect(Collectors.toMap(
                        reason -> reason.path("key").asString(""),
                        reason -> reason.path("count").asLong()));
        assertThat(reasons)
                .isEqualTo(Map.of(
                        "NOT_CLAIMED", 5L, "DRAFTING", 1L, "IN_REVIEW", 1L, "PAYOUT_REJECTED", 1L, "GAVE_UP", 1L));
        assertThat(row.path("remainder").asLong()).isEqualTo(9);
        assertThat(row("?division=140902").path("eligible").isNull()).isTrue();
        assertThat(get("/monitoring/redemption?division=140100", SUPERVISOR).status())
                .isEqualTo(404);
    }

    /** Ten of its population are eligible and told, of four it is not known. */
    private void known() {
        String id = "M-REST-" + NEXT.get();
        item = SmallLibrary.item(id, PolicyItem.ClaimMode.REVIEWED, Map.of());
        ObjectNode all = JsonMapper.shared().createObjectNode();
        all.putArray("items").add(LibraryCalls.policy(id).put("region_code", "140900"));
        assertThat(new LibraryCalls(port)
                        .post("/policies/import", OPERATOR, all.toString())
                        .status())
                .isEqualTo(200);
        db.sql(
                        "INSERT INTO match_run (item_id, version, at, population, met, not_met, to_be_verified, matched, finished_at)"
                                + " VALUES (:id, 1, CURRENT_TIMESTAMP, 20, 10, 6, 4, '', CURRENT_TIMESTAMP)"
                                + " ON CONFLICT (item_id, version) DO UPDATE SET met = 10, to_be_verified = 4,"
                                + " finished_at = CURRENT_TIMESTAMP")
                .bind("id", id)
                .then()
                .block(Duration.ofSeconds(10));
    }

    private JsonNode row(String query) {
        return get("/monitoring/redemption" + query, SUPERVISOR)
                .body()
                .valueStream()
                .filter(one -> one.path("itemId").asString("").equals(item.id()))
                .findFirst()
                .orElseThrow();
    }

    private void trader() {
        CreditCode code = CreditCode.complete("92140902MATET9" + NEXT.incrementAndGet());
        firm = new Dossier(code, "忻州小店" + NEXT.get(), firm.division(), firm.facts());
        SmallLibrary.DOSSIERS.put(code.value(), firm);
        agent = HOUSE.person("p-li", code.value() + ":PREPARER");
    }

    private void newFirm() {
        firm = SmallLibrary.enterprise(NEXT.incrementAndGet(), 6240);
        agent = HOUSE.person("p-li", firm.code().value() + ":PREPARER");
    }

    private int year() {
        return Integer.parseInt(
                get("/clock", "").body().path("now").asString("").substring(0, 4));
    }

    private String results(String filter) {
        Answer answer = get("/payout-results?year=" + year() + filter, "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().toString();
    }
}
