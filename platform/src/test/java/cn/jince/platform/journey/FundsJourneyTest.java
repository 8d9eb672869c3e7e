package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.Stacking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The fiscal list, and what holds when many want the same money at once. The award is 10,000,000 fen each. */
class FundsJourneyTest extends ClaimJourney {
    private static final PolicyItem.ClaimMode REVIEWED = PolicyItem.ClaimMode.REVIEWED;
    private static final long AWARD = 10_000_000;
    private static final String TREASURER = HOUSE.officer("xz-fin", "140900", "TREASURER");
    private static final String COUNTY_TREASURER = HOUSE.officer("xf-fin", "140902", "TREASURER");
    private static final String FOREIGN = HOUSE.officer("ty-fin", "140100", "TREASURER");
    private static final String SECOND = HOUSE.officer("xf-second", "140902", "SECOND_REVIEW");

    @Test
    void a_treasurer_keeps_a_line_and_everybody_sees_it_once_it_is_published() {
        Answer drafted = draft(TREASURER, item.id(), 100_000_000);
        assertThat(drafted.status()).as(drafted.body().toString()).isEqualTo(200);
        String id = drafted.body().at("/line/id").asString("");
        assertThat(draft(TREASURER, item.id(), 100_000_000)
                        .body()
                        .at("/line/id")
                        .asString(""))
                .isEqualTo(id);
        assertThat(draft(TREASURER, item.id(), 99_000_000).code()).isEqualTo("FISCAL_LINE_EXISTS");
        assertThat(drafted.body().at("/line/shares/0/amountFen").asLong()).isEqualTo(33_333_333);
        assertThat(drafted.body().at("/line/shares/1/amountFen").asLong()).isEqualTo(66_666_667);
        assertThat(published("")).doesNotContain(id);
        assertThat(draft(FOREIGN, item.id(), 100).status()).isEqualTo(422);
        assertThat(get("/fiscal-lines/" + id, FOREIGN).status()).isEqualTo(404);
        assertThat(get("/fiscal-lines/" + id, COUNTY_TREASURER).status()).isEqualTo(404);
        assertThat(publish(COUNTY_TREASURER, id, "1").status()).isEqualTo(404);
        assertThat(publish(TREASURER, id, "").status()).isEqualTo(428);
        assertThat(publish(TREASURER, id, "7").status()).isEqualTo(412);
        assertThat(publish(TREASURER, id, "1").status()).isEqualTo(200);
        assertThat(publish(TREASURER, id, "2").code()).isEqualTo("FISCAL_LINE_PUBLISHED");

        assertThat(published("")).contains(id);
        assertThat(published("&level=CITY&department=工业&division=140000")).contains(id);
        assertThat(published("&level=COUNTY")).doesNotContain(id);
        assertThat(published("&department=农业")).doesNotContain(id);
        assertThat(published("&department=%")).doesNotContain(id);
        assertThat(published("&division=140100")).doesNotContain(id);

        assertThat(amend(id, "2", 100_000_000, 100_000_001, "调整").code()).isEqualTo("PLAN_OVER_BUDGET");
        assertThat(amend(id, "2", 90_000_000, 1, "").status()).isEqualTo(422);
        Answer amended = amend(id, "2", 90_000_000, 1, "压减");
        assertThat(amended.body().at("/line/totals/leftFen").asLong()).isEqualTo(90_000_000);
        assertThat(amended.body().path("history").toString()).contains("DRAFTED", "PUBLISHED", "AMENDED", "压减");
    }

    @Test
    void a_line_follows_its_money_from_approval_to_payout_and_is_never_passed() {
        String id = draft(TREASURER, item.id(), 2 * AWARD).body().at("/line/id").asString("");
        Answer paid = noticed("6222000011112222");
        assertThat(totals(id).path("reservedFen").asLong()).isEqualTo(AWARD);
        assertThat(amend(id, "1", AWARD - 1, 0, "压减").code()).isEqualTo("BUDGET_BELOW_BOUND");
        newFirm();
        Answer objected = noticed("6222000011112222");
        newFirm();
        Answer third = accepted("6222000011112222");
        assertThat(review(third, CITY).code()).isEqualTo("BUDGET_EXHAUSTED");

        String notice = objected.body().path("notice").path("id").asString("");
        post("/notices/" + notice + "/objections", "", "", Map.of("from", "市民", "reason", "数据不实"));
        String another = HOUSE.officer("xz-review-2", "140900", "SECOND_REVIEW");
        post("/notices/" + notice + "/settlement", another, "", Map.of("approve", true, "reason", "经查属实"));
        assertThat(totals(id).path("leftFen").asLong()).isEqualTo(AWARD);
        assertThat(review(third, CITY).state()).isEqualTo("IN_PUBLIC_NOTICE");

        agent = HOUSE.person("p-li", paid.body().at("/summary/creditCode").asString("") + ":PREPARER");
        advance("P12D");
        until(paid.id(), "CONCLUDED");
        JsonNode line = get("/fiscal-lines/" + id, TREASURER).body().path("line");
        assertThat(line.at("/totals/leftFen").asLong()).isZero();
        assertThat(line.at("/totals/paidFen").asLong()
                        + line.at("/totals/committedFen").asLong())
                .isEqualTo(2 * AWARD);
        assertThat(line.path("plan")
                        .valueStream()
                        .mapToLong(month -> month.path("paidFen").asLong())
                        .sum())
                .isEqualTo(line.at("/totals/paidFen").asLong());
        assertThat(sum("SELECT count(*) AS n FROM payout_intent WHERE line_id = '" + id + "'"))
                .isEqualTo(2);
        assertThat(sum("SELECT COALESCE(SUM(amount_fen), 0) AS n FROM ledger_posting WHERE line_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void of_a_hundred_who_want_the_last_of_the_budget_exactly_one_gets_it() {
        assertThat(draft(TREASURER, item.id(), AWARD).status()).isEqualTo(200);
        List<Answer> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            newFirm();
            waiting.add(accepted("6222000011112222"));
        }

        List<String> outcomes = Flux.fromIterable(waiting)
                .flatMap(claim -> reviewing(claim, CITY), 100)
                .map(answer -> answer.status() == 200 ? "APPROVED" : answer.code())
                .collectList()
                .block(Duration.ofMinutes(2));

        assertThat(outcomes).filteredOn("APPROVED"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("BUDGET_EXHAUSTED"::equals).hasSize(99);
        assertThat(sum("SELECT budget_fen - left_fen AS n FROM fiscal_line WHERE item_id = '" + item.id() + "'"))
                .isEqualTo(AWARD);
        assertThat(sum("SELECT count(*) AS n FROM reservation WHERE item_id = '" + item.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void two_treasuries_that_approve_at_once_stay_under_the_cap_over_their_levels() {
        Stacking capped = stacking(Set.of(), null, 15_000_000);
        PolicyItem ofCity = SmallLibrary.item(item.id() + "-city", REVIEWED, capped, "140900", Map.of());
        PolicyItem ofCounty = SmallLibrary.item(item.id() + "-county", REVIEWED, capped, "140902", Map.of());
        List<Mono<Answer>> approvals = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            newFirm();
            codes.add(firm.code().value());
            known(firm);
            item = ofCity;
            approvals.add(reviewing(accepted("6222000011112222"), CITY));
            item = ofCounty;
            approvals.add(reviewing(accepted("6222000011112222"), SECOND));
        }

        List<String> outcomes = Flux.fromIterable(approvals)
                .flatMap(approval -> approval, 16)
                .map(answer -> answer.status() == 200
                        ? "APPROVED"
                        : answer.code() + answer.body().path("leftFen"))
                .collectList()
                .block(Duration.ofMinutes(1));

        assertThat(outcomes).filteredOn("APPROVED"::equals).hasSize(8);
        assertThat(outcomes).filteredOn("CAP_REACHED5000000"::equals).hasSize(8);
        for (String code : codes) {
            assertThat(sum("SELECT CAST(sum(amount_fen) AS bigint) AS n FROM reservation WHERE credit_code = '" + code
                            + "'"))
                    .isEqualTo(AWARD);
        }
    }

    @Test
    void a_yearly_cap_and_a_group_of_which_one_is_chosen_hold_over_items() {
        PolicyItem first =
                SmallLibrary.item(item.id() + "-a", REVIEWED, stacking(Set.of("g"), null, null), "140900", Map.of());
        PolicyItem second =
                SmallLibrary.item(item.id() + "-b", REVIEWED, stacking(Set.of("g"), null, null), "140900", Map.of());
        PolicyItem small = SmallLibrary.item(
                item.id() + "-c", REVIEWED, stacking(Set.of(), new Fen(9_000_000), null), "140900", Map.of());
        item = first;
        noticed("6222000011112222");
        item = second;
        Answer other = review(accepted("6222000011112222"), CITY);
        assertThat(other.code()).isEqualTo("STACKING_EXCLUDED");
        assertThat(other.body().path("itemId").asString("")).isEqualTo(first.id());
        item = small;
        Answer claim = accepted("6222000011112222");
        Map<String, Object> much = Map.of("approve", true, "reason", "符合", "amountFen", 9_000_001);
        Map<String, Object> enough = Map.of("approve", true, "reason", "符合", "amountFen", 9_000_000);
        String path = "/claims/" + claim.id() + "/review";
        assertThat(post(path, CITY, claim.version(), much).code()).isEqualTo("CAP_REACHED");
        assertThat(post(path, CITY, claim.version(), enough).state()).isEqualTo("IN_PUBLIC_NOTICE");
    }

    @Test
    void a_second_run_of_the_year_grants_nobody_the_same_again() {
        PolicyItem free = SmallLibrary.item(item.id() + "-free", PolicyItem.ClaimMode.CLAIM_FREE, Map.of());
        SmallLibrary.CANDIDATES.clear();
        SmallLibrary.CANDIDATES.add(firm);
        assertThat(reviewedTwice(free, firm).toString()).contains("\"leftOut\":0");
        JsonNode again = reviewedTwice(free, firm);
        SmallLibrary.CANDIDATES.clear();
        assertThat(again.path("leftOut").asInt()).as(again.toString()).isEqualTo(1);
        assertThat(again.toString()).contains("本年度已享受本事项");
        assertThat(sum("SELECT count(*) AS n FROM reservation WHERE item_id = '" + free.id() + "'"))
                .isEqualTo(1);
    }

    private JsonNode reviewedTwice(PolicyItem free, Dossier one) {
        String first = HOUSE.officer("xz-ss-first", "140900", "ACCEPTANCE", "FIRST_REVIEW", "SECOND_REVIEW");
        Answer run =
                post("/claim-free-runs", first, "", Map.of("itemId", free.id(), "divisionCode", "140900", "limit", 10));
        String path = "/claim-free-runs/" + run.body().path("id").asString("");
        String legal = HOUSE.person("legal", one.code().value() + ":ACCEPTOR");
        Map<String, Object> wish = Map.of(
                "creditCode", one.code().value(),
                "wish", true,
                "bankAccount", Map.of("holder", one.name(), "bank", "中国银行", "account", "6222000011113333"));
        assertThat(post(path + "/wishes", legal, "", wish).status()).isEqualTo(200);
        Map<String, Object> yes = Map.of("approve", true, "reason", "符合");
        assertThat(post(path + "/review", first, "1", yes).status()).isEqualTo(200);
        return post(path + "/review", HOUSE.officer("xz-hr-second", "140900", "SECOND_REVIEW"), "2", yes)
                .body();
    }

    private static Stacking stacking(Set<String> chooseOne, @Nullable Fen yearly, @Nullable Integer together) {
        List<Stacking.CumulativeCap> caps = together == null
                ? List.of()
                : List.of(new Stacking.CumulativeCap(
                        "together-" + NEXT.get(), new Stacking.Limit.Amount(new Fen(together))));
        return new Stacking(chooseOne, Set.of(), yearly, caps, Set.of(), Set.of(), Stacking.Rounding.FEN);
    }

    /** As if it had got something this year: nobody's insertion holds the others up. */
    private void known(Dossier one) {
        db.sql("INSERT INTO enterprise_year (credit_code, fiscal_year) VALUES (:code, :year)")
                .bind("code", one.code().value())
                .bind("year", thisYear())
                .then()
                .block(Duration.ofSeconds(10));
    }

    private void newFirm() {
        firm = SmallLibrary.enterprise(NEXT.incrementAndGet(), 6240);
        agent = HOUSE.person("p-li", firm.code().value() + ":PREPARER");
    }

    private Mono<Answer> reviewing(Answer claim, String officer) {
        return send(
                HttpMethod.POST,
                "/claims/" + claim.id() + "/review",
                officer,
                Map.of("If-Match", "\"" + claim.version() + "\""),
                Map.of("approve", true, "reason", "符合"));
    }

    private static Map<String, Object> content(long budget, long planned) {
        return new HashMap<>(Map.of(
                "budgetFen",
                budget,
                "fundsSource",
                "市级产业转型资金",
                "shares",
                List.of(Map.of("level", "PROVINCE", "share", "1/3"), Map.of("level", "CITY", "share", "2/3")),
                "plan",
                List.of(Map.of("month", 12, "plannedFen", planned))));
    }

    private Answer draft(String treasurer, String itemId, long budget) {
        Map<String, Object> form = content(budget, budget);
        form.put("itemId", itemId);
        form.put("year", thisYear());
        return post("/fiscal-lines", treasurer, "", form);
    }

    /** By the platform's clock, which other journeys have moved. */
    private int thisYear() {
        return Integer.parseInt(
                get("/clock", "").body().path("now").asString("").substring(0, 4));
    }

    private Answer amend(String id, String version, long budget, long planned, String reason) {
        Map<String, Object> form = content(budget, planned);
        form.put("reason", reason);
        return send(HttpMethod.PUT, "/fiscal-lines/" + id, TREASURER, Map.of("If-Match", version), form)
                .block(Duration.ofSeconds(20));
    }

    private Answer publish(String treasurer, String id, String version) {
        return post("/fiscal-lines/" + id + "/publication", treasurer, version, "");
    }

    private String published(String filter) {
        Answer answer = get("/fiscal-list?year=" + thisYear() + filter, "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().toString();
    }

    private JsonNode totals(String id) {
        return get("/fiscal-lines/" + id, TREASURER).body().at("/line/totals");
    }
}
