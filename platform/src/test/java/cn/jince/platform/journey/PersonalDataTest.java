package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.policy.PolicyItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Recognisable personal data goes through a claim and a run; it is looked for everywhere it must not be. */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTest extends ClaimJourney {
    private static final String NAME = "欧阳测心";
    private static final String PHONE = "13877770911";
    private static final String ACCOUNT = "6222777700009119";
    private static final String RUN_ACCOUNT = "6222777700008228";
    private static final List<String> CANARIES = List.of(NAME, PHONE, ACCOUNT, RUN_ACCOUNT);
    private final List<Answer> refusals = new ArrayList<>();

    @Test
    void what_is_personal_is_in_no_log_no_event_no_problem_and_no_column_in_clear(CapturedOutput output) {
        Answer claim = submittedWith(NAME, PHONE, ACCOUNT);
        refusals.add(submission(claim, "key-again-" + claim.id()).block(Duration.ofSeconds(20)));
        refusals.add(saved(claim, Map.of("contactPhone", PHONE, "nothing", NAME), "12" + ACCOUNT + ACCOUNT + ACCOUNT));
        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "");
        Answer noticed = review(accepted, CITY);
        refusals.add(review(noticed, CITY));
        run();
        advance("P12D");
        until(claim.id(), "CONCLUDED");

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.status()).isBetween(400, 499);
            assertThat(CANARIES).noneMatch(refusal.body().toString()::contains);
        });
        assertThat(CANARIES).noneMatch(output.getAll()::contains);
        assertThat(hits(CANARIES)).isEmpty();
        assertThat(hits(List.of(firm.name()))).as("what is public is found").isNotEmpty();
    }

    @Test
    void an_officer_sees_masks_and_a_disclosure_with_a_reason_is_kept_and_shown_to_the_enterprise() {
        Answer claim = submittedWith(NAME, PHONE, ACCOUNT);
        String path = "/claims/" + claim.id();

        assertThat(get(path, COUNTY).body().toString())
                .contains("138****0911", "****9119", "欧**")
                .doesNotContain(NAME, PHONE, ACCOUNT);
        assertThat(get(path, agent).body().toString()).contains(NAME, PHONE);

        String look = path + "/disclosures";
        Map<String, Object> why = Map.of("field", "contactPhone", "reason", "电话核实营业执照");
        assertThat(post(look, COUNTY, "", Map.of("field", "contactPhone", "reason", "  "))
                        .code())
                .isEqualTo("REASON_REQUIRED");
        assertThat(post(look, COUNTY, "", Map.of("field", "promise_years", "reason", "看一看吧"))
                        .status())
                .isEqualTo(422);
        assertThat(post(look, OTHER, "", why).status()).isEqualTo(404);
        assertThat(post(look, agent, "", why).status()).isEqualTo(403);
        assertThat(get(look, agent).body()).isEmpty();

        assertThat(post(look, COUNTY, "", why).body().path("value").asString(""))
                .isEqualTo(PHONE);
        assertThat(post(look, CITY, "", Map.of("field", "bankAccount", "reason", "与国库退票核对"))
                        .body()
                        .at("/value/number")
                        .asString(""))
                .isEqualTo(ACCOUNT);

        JsonNode trace = get(look, agent).body();
        assertThat(trace).hasSize(2);
        assertThat(trace.get(1).path("officer").asString("")).isEqualTo("xf-accept");
        assertThat(trace.toString()).contains("电话核实营业执照").doesNotContain(PHONE, ACCOUNT);
        String supervisor = HOUSE.officer("xf-super", "140902", "SUPERVISOR");
        assertThat(get("/disclosures", supervisor).body().toString()).contains(claim.id());
        assertThat(get("/disclosures", HOUSE.officer("ty-super", "140100", "SUPERVISOR"))
                        .body()
                        .toString())
                .doesNotContain(claim.id());
    }

    @Test
    void a_row_from_before_is_sealed_while_the_platform_runs() {
        String run = run();
        db.sql("UPDATE claim_free_member SET account = '" + RUN_ACCOUNT + "' WHERE run_id = :run")
                .bind("run", run)
                .then()
                .block(Duration.ofSeconds(10));
        String member = "SELECT count(*) AS n FROM claim_free_member WHERE run_id = '" + run + "'";
        assertThat(sum(member + " AND account = '" + RUN_ACCOUNT + "'")).isEqualTo(1);

        advance("PT0S");
        Mono.fromSupplier(() -> sum(member + " AND account LIKE '{aes-gcm:%'"))
                .subscribeOn(Schedulers.boundedElastic())
                .filter(rows -> rows == 1)
                .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(60));

        assertThat(get("/claim-free-runs/" + run, legal()).status()).isEqualTo(200);
    }

    private Answer saved(Answer claim, Map<String, Object> answers, String account) {
        return send(
                        HttpMethod.PUT,
                        "/claims/" + claim.id() + "/form",
                        agent,
                        Map.of("If-Match", "\"" + claim.version() + "\""),
                        Map.of(
                                "answers",
                                answers,
                                "bankAccount",
                                Map.of("holder", firm.name(), "bank", "中国银行忻州分行", "account", account)))
                .block(Duration.ofSeconds(20));
    }

    private Answer submittedWith(String name, String phone, String account) {
        Answer draft = filled("6222000011112222");
        Answer saved = saved(
                draft,
                Map.of("promise_years", 3, "contactName", name, "contactPhone", phone, "commitment", true),
                account);
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        Answer submitted = submission(saved, "key-" + saved.id()).block(Duration.ofSeconds(20));
        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
        return submitted;
    }

    private String run() {
        PolicyItem free = SmallLibrary.item("P-canary", PolicyItem.ClaimMode.CLAIM_FREE, Map.of());
        SmallLibrary.CANDIDATES.add(firm);
        Answer run = post(
                "/claim-free-runs", COUNTY, "", Map.of("itemId", free.id(), "divisionCode", "140902", "limit", 10));
        SmallLibrary.CANDIDATES.remove(firm);
        String id = run.body().path("id").asString("");
        Answer wished = post(
                "/claim-free-runs/" + id + "/wishes",
                legal(),
                "",
                Map.of(
                        "creditCode",
                        firm.code().value(),
                        "wish",
                        true,
                        "bankAccount",
                        Map.of("holder", firm.name(), "bank", "中国银行", "account", RUN_ACCOUNT)));
        assertThat(wished.status()).as(wished.body().toString()).isEqualTo(200);
        return id;
    }

    private String legal() {
        return HOUSE.person("legal", firm.code().value() + ":ACCEPTOR");
    }

    /** Every column of every table, asked for every canary. */
    private List<String> hits(List<String> wanted) {
        record Column(String table, String name) {}
        List<Column> columns = Objects.requireNonNull(db.sql("SELECT table_name, column_name FROM"
                        + " information_schema.columns WHERE table_schema = 'platform'"
                        + " AND data_type IN ('text', 'character varying', 'jsonb', 'json')")
                .map(row -> new Column(row.get(0, String.class), row.get(1, String.class)))
                .all()
                .collectList()
                .block(Duration.ofSeconds(20)));
        assertThat(columns).contains(new Column("payout_intent", "account"), new Column("outbox", "data"));
        return Objects.requireNonNull(Flux.fromIterable(columns)
                .concatMap(column -> Flux.fromIterable(wanted)
                        .concatMap(canary -> db.sql("SELECT count(*) AS n FROM " + column.table() + " WHERE CAST("
                                        + column.name() + " AS text) LIKE :canary")
                                .bind("canary", "%" + canary + "%")
                                .map(row -> ((Number) Objects.requireNonNull(row.get("n"))).longValue())
                                .one()
                                .filter(count -> count > 0)
                                .map(count -> canary + " in " + column.table() + "." + column.name())))
                .collectList()
                .block(Duration.ofSeconds(60)));
    }
}
