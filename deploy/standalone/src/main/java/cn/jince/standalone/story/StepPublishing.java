package cn.jince.standalone.story;

import static cn.jince.standalone.story.Scene.require;
import static cn.jince.standalone.story.Scene.requireEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Step 1: a new version of 小升规市级配套, from draft to publication by two officers. */
final class StepPublishing {
    private static final long TEN_THOUSAND_YUAN_TEN = 10_000_000L;

    private final Scene scene;

    StepPublishing(Scene scene) {
        this.scene = scene;
    }

    void publishes() {
        scene.narrator.step(1, "忻州市工信局的刘芳起草“小升规市级配套奖励”新版本，张伟审定，发布");
        scene.inboxBefore = scene.agent().get("/api/m/inbox").ok().path("next").asLong();
        Browser drafter = scene.cast.web("xz-draft");
        JsonNode found = find(drafter);
        JsonNode draft = drafter.post(
                        Desk.policies("drafts"), form(found.path("id").asString()))
                .ok();
        scene.itemId = draft.path("summary").path("id").asString();
        scene.itemVersion = draft.path("summary").path("version").asInt();
        scene.itemName = draft.path("summary").path("name").asString();
        scene.narrator.says(
                "第 %d 版草稿：%s，%s。",
                scene.itemVersion,
                scene.itemName,
                draft.path("summary").path("awardText").asString());
        runCases(drafter);
        drafter.post(Desk.item(scene.itemId, "submission")).ok();
        Answer own = drafter.post(Desk.item(scene.itemId, "approval"), Map.of("approve", true, "reason", "自己审自己"));
        own.refused(403);
        scene.narrator.says("刘芳想自己审定：不允许（403）。");
        scene.cast
                .web("xz-approve")
                .post(Desk.item(scene.itemId, "approval"), Map.of("approve", true, "reason", "依据充分，口径清楚"))
                .ok();
        JsonNode published =
                drafter.post(Desk.item(scene.itemId, "publication")).ok();
        requireEquals("PUBLISHED", published.path("summary").path("state").asString(), "state of the item");
        scene.narrator.says("张伟审定通过，刘芳发布。");
        scene.narrator.stepEnds();
    }

    private void runCases(Browser drafter) {
        JsonNode report = drafter.post(Desk.item(scene.itemId, "case-runs")).ok();
        require(report.path("failed").asInt() == 0, "rule cases fail: " + report);
        require(report.path("passed").asInt() >= 3, "fewer than three rule cases: " + report);
        for (JsonNode result : report.path("results")) {
            scene.narrator.says(
                    "规则用例“%s”：%s ✓",
                    result.path("name").asString(),
                    verdict(result.path("actual").asString()));
        }
    }

    private static JsonNode find(Browser drafter) {
        JsonNode page = drafter.get(Desk.library() + "?query=" + encoded("小升规市级配套") + "&division=140900")
                .ok();
        return page.path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().contains("小升规市级配套"))
                .findFirst()
                .orElseThrow(() -> new StoryBroke("小升规市级配套 is not in the library: " + page));
    }

    /** Reviewed instead of claim-free, with a public notice: that is what the city changes with this version. */
    private static Map<String, Object> form(String basedOn) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("basedOn", basedOn);
        form.put("mode", "REVIEWED");
        form.put("materials", List.of("真实性承诺书"));
        form.put("noticeDays", 5);
        form.put("noticeUnit", "工作日");
        form.put("validFrom", "2026-01-01");
        form.put("validTo", "2027-12-31");
        form.put("phone", "0350-3028035");
        form.put("process", List.of(stage("县级受理", 5), stage("市级复审", 10), stage("公示", 5), stage("兑付", 15)));
        form.put("notes", "本版由免申即享改为申报审核，复审后公示 5 个工作日。");
        form.put("cases", List.of(met(), notMet(), toBeVerified()));
        return form;
    }

    private static Map<String, Object> stage(String name, int days) {
        return Map.of("name", name, "days", days, "unit", "工作日");
    }

    private static Map<String, Object> met() {
        return Map.of(
                "name",
                "首次上规的中型制造企业",
                "facts",
                facts("first_above_scale"),
                "expected",
                "MET",
                "expectedFen",
                TEN_THOUSAND_YUAN_TEN);
    }

    private static Map<String, Object> notMet() {
        return Map.of("name", "仍在规下的企业", "facts", facts("below_scale"), "expected", "NOT_MET");
    }

    private static Map<String, Object> toBeVerified() {
        Map<String, Object> facts = new LinkedHashMap<>(facts("first_above_scale"));
        facts.remove("stat_status");
        return Map.of("name", "统计部门尚无数据的企业", "facts", facts, "expected", "TO_BE_VERIFIED");
    }

    private static Map<String, Object> facts(String status) {
        return Map.of(
                "region_code", "140902",
                "industry_section", "C",
                "scale", "medium",
                "main_business_revenue", 6240,
                "stat_status", status);
    }

    private static String verdict(String verdict) {
        return switch (verdict) {
            case "MET" -> "符合";
            case "NOT_MET" -> "不符合";
            default -> "待核实";
        };
    }

    static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
