package cn.jince.standalone.story;

import static cn.jince.standalone.story.Scene.ifMatch;
import static cn.jince.standalone.story.Scene.require;
import static cn.jince.standalone.story.Scene.requireEquals;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Step 11: the enterprise asks about the item, its city answers for everybody to read, the enterprise rates. */
final class StepDirectline {
    private static final String ANSWER = "往年已享受首次升规奖励的企业，今年不再享受，可申报连续在规奖励。";

    private final Scene scene;

    StepDirectline(Scene scene) {
        this.scene = scene;
    }

    void answers() {
        scene.narrator.step(11, "企业直通车：李娟提问，市里一个工作日内答复并公开，李娟评价");
        Phone agent = scene.agent();
        JsonNode asked = agent.post(
                        "/api/m/enquiries",
                        Map.of(
                                "creditCode",
                                Cast.ENTERPRISE,
                                "kind",
                                "QUESTION",
                                "itemId",
                                scene.itemId,
                                "title",
                                "往年升规过的企业还能享受吗",
                                "text",
                                "我司两年前曾升规，后退出，今年再次升规。"),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .ok();
        String id = asked.path("summary").path("id").asString();
        scene.narrator.says(
                "诉求 %s 转到%s，最迟 %s 答复。",
                asked.path("summary").path("number").asString(),
                asked.path("summary").path("department").asString(),
                asked.path("summary").path("dueOn").asString());
        Browser officer = scene.cast.web("xz-ss-first");
        JsonNode queue = officer.get("/api/w/enquiries?state=OPEN").ok();
        require(
                queue.valueStream().anyMatch(row -> row.path("id").asString().equals(id)),
                "the city does not see the enquiry");
        officer.post("/api/w/enquiries/" + id + "/answer", Map.of("text", ANSWER, "publish", true), ifMatch(asked))
                .ok();
        JsonNode read = agent.get("/api/m/enquiries/" + id).ok();
        requireEquals("ANSWERED", read.path("summary").path("state").asString(), "the enquiry's state");
        scene.narrator.says("答复：%s", read.path("answer").asString());
        agent.post("/api/m/enquiries/" + id + "/rating", Map.of("stars", 5, "comment", "很清楚"), ifMatch(read))
                .ok();
        JsonNode shown = scene.cast
                .web("xz-super")
                .get("/api/w/answers?itemId=" + scene.itemId)
                .ok();
        require(shown.toString().contains(ANSWER), "the answer is not published");
        require(!shown.toString().contains(Cast.ENTERPRISE), "the published answer names the enterprise");
        scene.narrator.says("问答已公开，不显示企业名称；评价 5 星，办结。");
        scene.narrator.stepEnds();
    }
}
