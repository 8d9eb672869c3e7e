package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.Stacking;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Consultations, frequent questions and tickets of the hotline. */
class DirectLineTest extends ClaimJourney {
    private static final String DRAFTS = HOUSE.officer("xf-draft", "140902", "POLICY_DRAFTER");
    private static final String APPROVES = HOUSE.officer("xf-approve", "140902", "POLICY_APPROVER");
    private static final String ANSWERS = HOUSE.officer("xf-answer", "140902", "ACCEPTANCE");
    private static final String ELSEWHERE = HOUSE.officer("ty", "140100", "ACCEPTANCE", "POLICY_DRAFTER");
    private static final String SERVICE = HOUSE.token("house", "SYSTEM", "", List.of("HOUSE"), List.of());

    @Test
    void a_draft_is_put_before_the_enterprises_and_every_opinion_gets_an_answer_that_is_published() {
        String draft = "C-" + NEXT.get();
        SmallLibrary.item(
                draft, "140902", PolicyItem.ClaimMode.REVIEWED, PolicyItem.ItemState.DRAFT, Stacking.FREE, Map.of());
        Map<String, Object> form = Map.of("itemId", draft, "title", "奖励办法征求意见", "text", "拟提高奖励标准。", "days", 7);
        assertThat(post("/consultations", ELSEWHERE, "", form).status()).isEqualTo(404);
        assertThat(post("/consultations", DRAFTS, "", Map.of("itemId", item.id(), "title", "t", "text", "t", "days", 7))
                        .status())
                .isEqualTo(404);
        Answer opened = post("/consultations", DRAFTS, "", form);
        assertThat(opened.body().path("state").asString(""))
                .as(opened.body().toString())
                .isEqualTo("OPEN");
        String path = "/consultations/" + opened.body().path("id").asString("");
        assertThat(get("/consultations", "").body().toString()).contains("奖励办法征求意见");

        say(path, "k1", "门槛过高，建议降为 1000 万元。");
        Answer said = say(path, "k1", "门槛过高，建议降为 1000 万元。");
        assertThat(said.body().path("opinions")).hasSize(1);
        assertThat(get(path, "").body().path("opinions")).isEmpty();
        assertThat(get(path, DRAFTS).body().at("/opinions/0/enterpriseName").asString(""))
                .isEqualTo(firm.name());
        assertThat(post(path + "/publication", APPROVES, "", "").code()).isEqualTo("CONSULTATION_WRONG_STATE");

        advance("P9D");
        assertThat(say(path, "k2", "晚了").code()).isEqualTo("CONSULTATION_WRONG_STATE");
        assertThat(post(path + "/publication", APPROVES, "", "").code()).isEqualTo("OPINIONS_UNDECIDED");
        String opinion = path + "/opinions/" + said.body().at("/opinions/0/id").asString("");
        assertThat(post(opinion + "/decision", DRAFTS, "", Map.of("decision", "ADOPTED", "reason", " "))
                        .status())
                .isEqualTo(422);
        assertThat(post(opinion + "/decision", ELSEWHERE, "", Map.of("decision", "ADOPTED", "reason", "好"))
                        .status())
                .isEqualTo(404);
        post(opinion + "/decision", DRAFTS, "", Map.of("decision", "PARTLY", "reason", "门槛降为 1500 万元。"));
        assertThat(get(path, agent).body().at("/opinions/0/reason").asString("none"))
                .as("not before it is published")
                .doesNotContain("1500");
        assertThat(post(path + "/publication", APPROVES, "", "").status()).isEqualTo(200);

        JsonNode known = get(path, "").body();
        assertThat(known.path("state").asString("")).isEqualTo("PUBLISHED");
        assertThat(known.at("/opinions/0/decision").asString("")).isEqualTo("PARTLY");
        assertThat(known.toString())
                .contains("1500")
                .doesNotContain(firm.name(), firm.code().value());
        assertThat(post(opinion + "/decision", DRAFTS, "", Map.of("decision", "ADOPTED", "reason", "改"))
                        .code())
                .isEqualTo("CONSULTATION_WRONG_STATE");
    }

    private Answer say(String path, String key, String text) {
        return send(
                        HttpMethod.POST,
                        path + "/opinions",
                        agent,
                        Map.of("Idempotency-Key", key + firm.code().value()),
                        Map.of("creditCode", firm.code().value(), "text", text))
                .block(Duration.ofSeconds(20));
    }

    @Test
    void what_is_asked_twice_becomes_one_answer_with_an_owner_and_a_review_day() {
        String title = "如何查询进度" + NEXT.get();
        List<String> asked = List.of(answered(title), answered(title));
        JsonNode frequent = get("/faqs/frequent", ANSWERS).body();
        assertThat(frequent.toString()).contains(asked.getFirst(), asked.getLast());
        assertThat(get("/faqs/frequent", ELSEWHERE).body().toString()).doesNotContain(asked.getFirst());

        Answer faq = post("/faqs", ANSWERS, "", faq(title + "？", asked));
        assertThat(faq.body().path("asked").asInt()).as(faq.body().toString()).isEqualTo(2);
        assertThat(faq.body().path("owner").asString("")).isEqualTo("xf-answer");
        assertThat(post("/faqs", ANSWERS, "", faq(" " + title, List.of())).code())
                .isEqualTo("FAQ_ANSWERED");
        assertThat(get("/faqs/frequent", ANSWERS).body().toString()).doesNotContain(asked.getFirst());
        assertThat(get("/faqs?query=" + title, "").body().toString()).contains("在“我的申报”里看");

        Answer double1 = post("/faqs", ANSWERS, "", faq("进度在哪里看" + NEXT.get(), List.of()));
        String id = faq.body().path("id").asString("");
        String other = "/faqs/" + double1.body().path("id").asString("");
        assertThat(post(other + "/merge", ELSEWHERE, "", Map.of("into", id)).status())
                .isEqualTo(404);
        assertThat(post(other + "/merge", ANSWERS, "", Map.of("into", id)).status())
                .isEqualTo(200);
        assertThat(get("/faqs?query=进度在哪里看" + NEXT.get(), "").body()).isEmpty();

        assertThat(put("/faqs/" + id, "7", faq(title, List.of())).status()).isEqualTo(412);
        assertThat(put("/faqs/" + id, "1", faq(title, List.of()))
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(get("/faqs/due", ANSWERS).body().toString()).doesNotContain(id);
        advance("P400D");
        assertThat(get("/faqs/due", ANSWERS).body().toString()).contains(id);
    }

    private Map<String, Object> faq(String question, List<String> enquiries) {
        String today = get("/clock", "").body().path("now").asString("").substring(0, 10);
        return Map.of(
                "question",
                question,
                "answer",
                "在“我的申报”里看。",
                "enquiryIds",
                enquiries,
                "reviewOn",
                java.time.LocalDate.parse(today).plusDays(180).toString());
    }

    private Answer put(String path, String version, Object form) {
        return send(HttpMethod.PUT, path, ANSWERS, Map.of("If-Match", "\"" + version + "\""), form)
                .block(Duration.ofSeconds(20));
    }

    private String answered(String title) {
        Answer asked = send(
                        HttpMethod.POST,
                        "/enquiries",
                        agent,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                        Map.of("creditCode", firm.code().value(), "kind", "QUESTION", "title", title, "text", "内容"))
                .block(Duration.ofSeconds(20));
        Answer answered = post(
                "/enquiries/" + asked.id() + "/answer",
                ANSWERS,
                asked.version(),
                Map.of("text", "在“我的申报”里看。", "publish", true));
        assertThat(answered.status()).as(answered.body().toString()).isEqualTo(200);
        return asked.id();
    }

    @Test
    void a_ticket_of_the_hotline_shows_its_state_to_the_enterprise_and_alarms_when_it_is_late() {
        String number = "T" + UUID.randomUUID();
        String now = get("/clock", "").body().path("now").asString("");
        assertThat(push(number, "OPEN", now).status()).isEqualTo(200);
        JsonNode line = mine();
        assertThat(line.path("state").asString("")).isEqualTo("OPEN");
        String due = line.path("dueOn").asString("");
        assertThat(line.path("overdue").asBoolean()).isFalse();
        assertThat(get("/tickets?enterprise=" + firm.code().value(), HOUSE.person("x", "91149999MAMAGICRAR:VIEWER"))
                        .status())
                .isEqualTo(404);

        advance("P20D");
        assertThat(mine().path("overdue").asBoolean()).isTrue();
        String supervisor = HOUSE.officer("xf-super", "140902", "SUPERVISOR");
        assertThat(get("/overdue", supervisor).body().toString()).contains(number);

        String later = get("/clock", "").body().path("now").asString("");
        push(number, "ANSWERED", later);
        assertThat(mine().path("state").asString("")).isEqualTo("ANSWERED");
        assertThat(mine().path("dueOn").asString("")).isEqualTo(due);
        assertThat(get("/overdue", supervisor).body().toString()).doesNotContain(number);
    }

    private JsonNode mine() {
        return get("/tickets?enterprise=" + firm.code().value(), agent).body().path(0);
    }

    private Answer push(String number, String state, String at) {
        return post(
                "/received/tickets",
                SERVICE,
                "",
                Map.of(
                        "system",
                        "sx.12345",
                        "divisions",
                        List.of("140000"),
                        "rows",
                        List.of(Map.of(
                                "ticketNumber",
                                number,
                                "kind",
                                "ENQUIRY",
                                "title",
                                "热线工单",
                                "content",
                                "内容",
                                "divisionCode",
                                "140902",
                                "creditCode",
                                firm.code().value(),
                                "state",
                                state,
                                "at",
                                at))));
    }
}
