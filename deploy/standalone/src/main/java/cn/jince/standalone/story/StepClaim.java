package cn.jince.standalone.story;

import static cn.jince.standalone.story.Scene.ifMatch;
import static cn.jince.standalone.story.Scene.require;
import static cn.jince.standalone.story.Scene.requireEquals;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Steps 6 and 7: the claim, from the prefilled form to the last review. */
final class StepClaim {
    private static final String ACCOUNT = "6222021304000123456";

    private final Scene scene;

    StepClaim(Scene scene) {
        this.scene = scene;
    }

    void claims() {
        scene.narrator.step(6, "李娟申报：表单预填，保存草稿，上传材料，提交（连点两次也只有一件）");
        Phone agent = scene.agent();
        JsonNode claim = agent.post("/api/m/claims", Map.of("creditCode", Cast.ENTERPRISE, "itemId", scene.itemId))
                .ok();
        scene.claimId = claim.path("summary").path("id").asString();
        List<JsonNode> prefilled = claim.path("form")
                .valueStream()
                .filter(field -> !field.path("editable").asBoolean())
                .toList();
        require(!prefilled.isEmpty(), "nothing is prefilled");
        JsonNode first = prefilled.getFirst();
        scene.narrator.says(
                "表单 %d 项，其中 %d 项由部门数据预填，例如“%s”来自%s。",
                claim.path("form").size(),
                prefilled.size(),
                first.path("label").asString(),
                first.path("provenance").path("systemName").asString());
        claim = agent.put(path("/form"), form(claim), ifMatch(claim)).ok();
        for (JsonNode material : claim.path("materials")) {
            Answer attached =
                    agent.upload(path("/attachments"), material.path("name").asString(), "承诺书.pdf", pdf());
            attached.ok();
            scene.narrator.says(
                    "已上传“%s”（%d 字节，按内容识别为 PDF）。", material.path("name").asString(), pdf().length);
        }
        claim = agent.get(path("")).ok();
        JsonNode submitted = submitTwice(claim);
        scene.narrator.says(
                "已提交，申报号 %s，%s。",
                submitted.path("summary").path("number").asString(),
                submitted.path("summary").path("stateName").asString());
        long open = agent.get("/api/m/claims?enterprise=" + Cast.ENTERPRISE)
                .ok()
                .valueStream()
                .filter(one -> one.path("id").asString().equals(scene.claimId))
                .count();
        requireEquals(1L, open, "claims after a double tap");
        scene.narrator.stepEnds();
    }

    /** Two taps at once: one key, one claim, one answer. */
    private JsonNode submitTwice(JsonNode claim) {
        String key = UUID.randomUUID().toString();
        String[] headers = {"If-Match", ifMatch(claim)[1], "Idempotency-Key", key};
        CompletableFuture<Answer> second =
                CompletableFuture.supplyAsync(() -> scene.agent().post(path("/submission"), headers));
        Answer first = scene.agent().post(path("/submission"), headers);
        Answer other = second.join();
        Answer done = first.status() / 100 == 2 ? first : other;
        Answer again = scene.agent().post(path("/submission"), headers);
        requireEquals(
                done.ok().path("summary").path("number").asString(),
                again.ok().path("summary").path("number").asString(),
                "number after a repeated submission");
        return done.body();
    }

    void isReviewed() {
        scene.narrator.step(7, "受理、补正、复审：各人各权限，别的县看不到，起草人不能批");
        Browser county = scene.cast.web("xf-accept");
        JsonNode claim = county.get(Desk.claim(scene.claimId)).ok();
        scene.cast.web("dx-accept").get(Desk.claim(scene.claimId)).refused(404);
        scene.narrator.says("定襄县的丁受查这件申报：查无此件（404）。");
        claim = county.post(
                        Desk.claim(scene.claimId, "correction-request"),
                        Map.of("defects", List.of(Map.of("field", "bankAccount", "reason", "开户行请填写到支行"))),
                        ifMatch(claim))
                .ok();
        scene.narrator.says("薛受一次性告知补正：开户行请填写到支行。");
        JsonNode mine = scene.agent().get(path("")).ok();
        mine = scene.agent().put(path("/form"), corrected(mine), ifMatch(mine)).ok();
        mine = scene.agent().post(path("/correction"), ifMatch(mine)).ok();
        claim = county.get(Desk.claim(scene.claimId)).ok();
        claim = county.post(Desk.claim(scene.claimId, "acceptance"), ifMatch(claim))
                .ok();
        scene.narrator.says("李娟补正后，薛受受理：%s。", stateName(claim));
        scene.cast
                .web("xz-draft")
                .post(Desk.claim(scene.claimId, "review"), decision("同意", 10_000_000L), ifMatch(claim))
                .refused(409, "FOUR_EYES");
        scene.narrator.says("起草人刘芳想复审自己起草的事项：不允许（起草人回避）。");
        claim = review("xz-review", claim, "同意兑现");
        scene.narrator.says("忻州市复审（赵敏）：%s，%s。", stateName(claim), amount(claim));
        scene.narrator.stepEnds();
    }

    private JsonNode review(String login, JsonNode claim, String reason) {
        return scene.cast
                .web(login)
                .post(Desk.claim(scene.claimId, "review"), decision(reason, 10_000_000L), ifMatch(claim))
                .ok();
    }

    private static Map<String, Object> decision(String reason, long fen) {
        return Map.of("approve", true, "reason", reason, "amountFen", fen);
    }

    private Map<String, Object> form(JsonNode claim) {
        return form(claim, "中国工商银行忻州分行");
    }

    private Map<String, Object> corrected(JsonNode claim) {
        return form(claim, "中国工商银行忻州分行和平西街支行");
    }

    /** Answers every field the enterprise itself must answer. */
    private static Map<String, Object> form(JsonNode claim, String bank) {
        Map<String, Object> answers = new HashMap<>();
        for (JsonNode field : claim.path("form")) {
            if (field.path("editable").asBoolean()
                    && !field.path("kind").asString().equals("ACCOUNT")) {
                answers.put(field.path("key").asString(), answer(field));
            }
        }
        return Map.of(
                "answers", answers, "bankAccount", Map.of("holder", "忻州云中重型装备有限公司", "bank", bank, "account", ACCOUNT));
    }

    private static Object answer(JsonNode field) {
        return switch (field.path("kind").asString("")) {
            case "NUMBER" -> 1;
            case "BOOL" -> true;
            case "DATE" -> "2026-10-31";
            default -> field.path("key").asString().equals("contactPhone") ? "13800000002" : "李娟";
        };
    }

    private String path(String rest) {
        return "/api/m/claims/" + scene.claimId + rest;
    }

    private static String stateName(JsonNode claim) {
        return claim.path("summary").path("stateName").asString();
    }

    private static String amount(JsonNode claim) {
        return Narrator.yuan(claim.path("summary").path("amountFen").asLong());
    }

    private static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                .getBytes(StandardCharsets.US_ASCII);
    }
}
