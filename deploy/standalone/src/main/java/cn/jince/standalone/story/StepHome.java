package cn.jince.standalone.story;

import static cn.jince.standalone.story.Scene.require;
import static cn.jince.standalone.story.Scene.requireEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Steps 4 and 5: the agent's home screen in one call, and one item explained. */
final class StepHome {
    private static final Map<String, String> NAMES = Map.of(
            "matches", "政策匹配",
            "claims", "我的申报",
            "inbox", "站内信",
            "dossier", "企业档案",
            "tax", "税务",
            "socialInsurance", "社保",
            "statistics", "统计",
            "cityProgress", "市级系统");

    private final Scene scene;

    StepHome(Scene scene) {
        this.scene = scene;
    }

    void opensHome() {
        scene.narrator.step(4, "李娟用微信登录小程序，打开首页：一次请求，各部分各自说明状态");
        JsonNode home = home();
        if (tooLate(home)) {
            // The first call of a cold JVM on a busy machine; one that is late twice is late.
            home = home();
        }
        JsonNode status = home.path("status");
        for (String part : NAMES.keySet()) {
            require(status.has(part), "the home screen says nothing of " + part);
        }
        require(!tooLate(home), "the screen misses its deadline: " + home);
        scene.narrator.says(
                "首页 %d 毫秒到达（期限 %d 毫秒）。",
                home.path("elapsedMillis").asLong(), home.path("deadlineMillis").asLong());
        for (Map.Entry<String, String> part : new TreeMap<>(NAMES).entrySet()) {
            scene.narrator.says("  %s：%s", part.getValue(), told(home, part.getKey()));
        }
        require(
                Set.of("HERE", "LATE").contains(status.path("matches").asString()),
                "matches on the home screen: " + status.path("matches").asString());
        requireEquals("NOT_CONNECTED", status.path("statistics").asString(), "statistics on the home screen");
        require(
                !status.path("cityProgress").asString().equals("HERE"),
                "the city system answers garbage and yet is HERE");
        followsLateParts(home);
        scene.narrator.stepEnds();
    }

    private JsonNode home() {
        return scene.agent().get("/api/m/home?enterprise=" + Cast.ENTERPRISE).ok();
    }

    private static boolean tooLate(JsonNode home) {
        return home.path("elapsedMillis").asLong() > home.path("deadlineMillis").asLong();
    }

    private void followsLateParts(JsonNode home) {
        if (home.path("late").isEmpty()) {
            scene.narrator.says("没有迟到的部分。");
            return;
        }
        String events = scene.agent()
                .get("/api/m/home/events?screen=" + home.path("screen").asString())
                .text();
        for (JsonNode late : home.path("late")) {
            require(events.contains(late.asString()), "late part " + late.asString() + " did not follow: " + events);
            scene.narrator.says("  随后由事件流补上：%s。", NAMES.getOrDefault(late.asString(), late.asString()));
        }
    }

    private static String told(JsonNode home, String part) {
        JsonNode content = home.path("parts").path(part);
        if (content.path("part").asString("").equals("HERE")) {
            String source = content.path("provenance").path("systemName").asString("");
            return source.isEmpty() ? "已就绪" : "已就绪（" + source + "）";
        }
        String since = content.path("since").asString("");
        String expected = content.path("expected").asString("");
        return content.path("notice").asString("")
                + (since.isEmpty() ? "" : "（自 " + since.replaceFirst("\\..*", "") + " 起）")
                + (expected.isEmpty() ? "" : "（预计 " + expected + " 接通）");
    }

    void readsReasons() {
        scene.narrator.step(5, "打开事项：逐条说明为什么符合，依据、来源、日期与预计金额");
        JsonNode explained = scene.agent()
                .get("/api/m/policies/" + scene.itemId + "/explanation?enterprise=" + Cast.ENTERPRISE)
                .ok();
        requireEquals("MET", explained.path("verdict").asString(), "verdict for the story's enterprise");
        tell(explained.path("reasons"));
        scene.narrator.says("预计：%s", explained.path("estimateText").asString());
        for (JsonNode settle : explained.path("settle")) {
            scene.narrator.says(
                    "待核实可由%s解决：%s",
                    settle.path("department").asString(), settle.path("advice").asString());
        }
        require(explained.path("claimable").asBoolean(), "not claimable: " + explained.path("notClaimableBecause"));
        scene.narrator.stepEnds();
    }

    private void tell(JsonNode reason) {
        if (reason.path("children").isEmpty()) {
            JsonNode provenance = reason.path("provenance");
            scene.narrator.says(
                    "  %s %s（%s %s）",
                    verdict(reason.path("verdict").asString()),
                    reason.path("text").asString(),
                    provenance.path("systemName").asString("来源未知"),
                    provenance.path("asOf").asString("日期未知"));
        }
        reason.path("children").forEach(this::tell);
    }

    private static String verdict(String verdict) {
        return switch (verdict) {
            case "MET" -> "满足";
            case "NOT_MET" -> "不满足";
            default -> "待核实";
        };
    }
}
