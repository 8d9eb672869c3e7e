package cn.jince.standalone.story;

import static cn.jince.standalone.story.Scene.require;
import static cn.jince.standalone.story.Scene.requireEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Steps 2 and 3: whom the item finds, and who is told. */
final class StepMatching {
    private final Scene scene;

    StepMatching(Scene scene) {
        this.scene = scene;
    }

    void findsEnterprises() {
        scene.narrator.step(2, "政策找企业：在全部经营主体中找到符合条件的企业");
        JsonNode audience = scene.cast
                .web("xz-draft")
                .get(Desk.item(scene.itemId, "audience"))
                .ok();
        long population = audience.path("population").asLong();
        long met = audience.path("met").asLong();
        long unsure = audience.path("toBeVerified").asLong();
        require(met > 0, "nobody matches " + scene.itemId);
        requireEquals(
                population,
                met + unsure + audience.path("notMet").asLong(),
                "met, not met and to be verified must add up");
        scene.narrator.says(
                "共 %,d 户，%s：符合 %,d 户，待核实 %,d 户，预计兑付 %s（索引用时 %.1f 毫秒）。",
                population,
                "刘芳看到",
                met,
                unsure,
                Narrator.yuan(audience.path("estimateFen").asLong()),
                audience.path("tookMicros").asLong() / 1000.0);
        for (JsonNode held : audience.path("heldBy")) {
            scene.narrator.says(
                    "待核实中有 %,d 户在等%s的数据。",
                    held.path("enterprises").asLong(), held.path("department").asString());
        }
        if (unsure > 0) {
            require(!audience.path("heldBy").isEmpty(), "待核实 without the department that holds them");
        }
        scene.narrator.stepEnds();
    }

    void tellsMembersOnce() {
        scene.narrator.step(3, "精准推送：有授权的收到一条微信订阅消息或 App 推送，没有的在站内信中看到");
        Phone agent = scene.agent();
        JsonNode inbox = Until.holds(
                "the agent's inbox shows the new item",
                () -> agent.get("/api/m/inbox?since=" + scene.inboxBefore).ok(),
                found -> matches(found).size() > 0);
        requireEquals(1, matches(inbox).size(), "messages about the item in the agent's inbox");
        Set<String> reachable = scene.world.counterparts().peopleWithPhones();
        Map<String, Integer> told = Until.holds(
                "pushes reach phones",
                () -> scene.world.counterparts().pushesAbout(scene.itemName),
                found -> found.keySet().containsAll(reachable));
        told.forEach((device, times) -> requireEquals(1, times, "pushes to " + device));
        scene.narrator.says("李娟的站内信：%s", matches(inbox).getFirst().path("title").asString());
        scene.narrator.says("%d 位成员收到手机推送，每人恰好一条。", told.size());
        scene.narrator.stepEnds();
    }

    private List<JsonNode> matches(JsonNode inbox) {
        return inbox.path("messages")
                .valueStream()
                .filter(message -> message.path("kind").asString().equals("MATCH"))
                .filter(message -> message.path("itemId").asString("").equals(scene.itemId))
                .toList();
    }
}
