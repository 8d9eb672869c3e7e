package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.policy.PolicyItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Several items with one form: typed once, N claims. */
class BundlesTest extends StillJourney {
    private static final String CONFIGURES = HOUSE.officer("xz-config", "140900", "POLICY_APPROVER");
    private PolicyItem second = item;

    @BeforeEach
    void a_second_item() {
        second = SmallLibrary.item("Q-" + NEXT.get(), PolicyItem.ClaimMode.REVIEWED, Map.of());
    }

    private Answer begin(String... itemIds) {
        return post("/bundles", agent, "", Map.of("creditCode", firm.code().value(), "itemIds", List.of(itemIds)));
    }

    private static String bundle(Answer answer) {
        return answer.body().path("id").asString();
    }

    private static String versionOf(Answer answer) {
        return answer.body().path("version").asString();
    }

    private Answer save(Answer bundle, Map<String, Object> answers) {
        Map<String, Object> form = Map.of(
                "answers",
                answers,
                "bankAccount",
                Map.of("holder", firm.name(), "bank", "中国银行忻州分行", "account", "6222000011112222"));
        return send(
                        HttpMethod.PUT,
                        "/bundles/" + bundle(bundle) + "/form",
                        agent,
                        Map.of("If-Match", "\"" + versionOf(bundle) + "\""),
                        form)
                .block(Duration.ofSeconds(20));
    }

    private static Map<String, Object> complete() {
        return Map.of("promise_years", 3, "contactName", "李娟", "contactPhone", "13800000002", "commitment", true);
    }

    private Mono<Answer> bundled(Answer bundle, String key) {
        return send(
                HttpMethod.POST,
                "/bundles/" + bundle(bundle) + "/submission",
                agent,
                Map.of("If-Match", "\"" + versionOf(bundle) + "\"", "Idempotency-Key", key),
                "");
    }

    private Answer attach(Answer bundle, String material) {
        return post(
                "/bundles/" + bundle(bundle) + "/attachments?material=" + material + "&fileName=a.pdf", agent, "", PDF);
    }

    private static JsonNode item(Answer bundle, int n) {
        return bundle.body().path("items").path(n);
    }

    @Test
    void two_items_of_one_form_are_two_claims_and_the_third_says_why_not() {
        Answer begun = begin(item.id(), second.id(), "NO-SUCH");
        assertThat(begun.status()).as(begun.body().toString()).isEqualTo(200);
        assertThat(item(begun, 2).path("state").asString()).isEqualTo("REFUSED");
        assertThat(item(begun, 2).path("code").asString()).isEqualTo("CLAIM_NOT_FOUND");
        JsonNode form = begun.body().path("form");
        assertThat(form.valueStream()
                        .map(field -> field.path("field").path("key").asString()))
                .doesNotHaveDuplicates()
                .contains("main_business_revenue", "promise_years", "contactName");
        assertThat(form.path(0).path("itemIds")).hasSize(2);
        assertThat(form.path(0).path("field").path("editable").asBoolean()).isFalse();
        assertThat(form.path(0).path("field").path("provenance").path("system").asString())
                .isEqualTo("sx.tax");

        Answer saved = save(begun, complete());
        assertThat(attach(saved, "营业执照").body()).hasSize(2);
        Answer sent = bundled(saved, "once").block(Duration.ofSeconds(30));
        assertThat(sent.status()).as(sent.body().toString()).isEqualTo(200);
        assertThat(item(sent, 0).path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(item(sent, 1).path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(item(sent, 0).path("number").asString())
                .isNotEqualTo(item(sent, 1).path("number").asString());
        assertThat(item(sent, 0).path("dueOn").asString()).isEqualTo("2026-12-23");

        String claim = item(sent, 1).path("claimId").asString();
        Answer own = get("/claims/" + claim, agent);
        assertThat(post("/claims/" + claim + "/acceptance", COUNTY, own.version(), "")
                        .state())
                .isEqualTo("ACCEPTED");
    }

    @Test
    void what_one_item_lacks_holds_back_no_other_and_nothing_typed_is_lost() {
        assertThat(send(
                                HttpMethod.PUT,
                                "/local-additions/" + second.id() + "/140900",
                                CONFIGURES,
                                Map.of("If-Match", "\"0\""),
                                Map.of("stages", List.of(), "fields", List.of(), "materials", List.of("项目合同")))
                        .block(Duration.ofSeconds(20))
                        .status())
                .isEqualTo(200);
        Answer saved = save(begin(item.id(), second.id()), complete());
        attach(saved, "营业执照");

        Answer partly = bundled(saved, "first").block(Duration.ofSeconds(30));
        assertThat(item(partly, 0).path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(item(partly, 1).path("state").asString()).isEqualTo("REFUSED");
        assertThat(item(partly, 1).path("defects").toString()).contains("项目合同");
        assertThat(partly.body().path("form").toString()).contains("李娟", "13800000002");

        assertThat(attach(partly, "项目合同").body()).hasSize(1);
        assertThat(attach(partly, "房产证").code()).isEqualTo("VALIDATION_FAILED");
        Answer whole = bundled(partly, "second").block(Duration.ofSeconds(30));
        assertThat(item(whole, 1).path("state").asString())
                .as(whole.body().toString())
                .isEqualTo("SUBMITTED");
        assertThat(item(whole, 0).path("number").asString())
                .isEqualTo(item(partly, 0).path("number").asString());
    }

    @Test
    void two_taps_submit_each_claim_once() {
        Answer saved = save(begin(item.id(), second.id()), complete());
        attach(saved, "营业执照");
        List<Answer> answers = Flux.just("tap", "tap", "tap")
                .flatMap(key -> bundled(saved, key), 3)
                .collectList()
                .block(Duration.ofSeconds(60));
        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 412);
        Answer after = get("/bundles/" + bundle(saved), agent);
        assertThat(item(after, 0).path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(item(after, 1).path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(sum(
                        "SELECT count(*) AS n FROM claim_step s JOIN claim c ON c.id = s.claim_id WHERE c.credit_code = '"
                                + firm.code().value() + "' AND s.event = 'SUBMITTED'"))
                .isEqualTo(2);
    }

    @Test
    void refuses_what_makes_no_bundle() {
        assertThat(begin(item.id()).code()).isEqualTo("BUNDLE_ITEMS_UNFIT");
        assertThat(begin(item.id(), item.id()).code()).isEqualTo("BUNDLE_ITEMS_UNFIT");
        assertThat(begin("NO-1", "NO-2").code()).isEqualTo("BUNDLE_NOTHING_CLAIMABLE");
        Answer begun = begin(item.id(), second.id());
        assertThat(post("/bundles/" + bundle(begun) + "/submission", agent, versionOf(begun), "")
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        String stranger = HOUSE.person("p-x", "91140902MATET9000X:PREPARER");
        assertThat(get("/bundles/" + bundle(begun), stranger).status()).isEqualTo(404);
        save(begun, complete());
        assertThat(save(begun, complete()).status()).isEqualTo(412);
    }
}
