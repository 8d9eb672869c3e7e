package cn.jince.standalone.story;

import static cn.jince.standalone.story.Scene.require;

import tools.jackson.databind.JsonNode;

/** Step 10: the monitoring screen counts what happened. */
final class StepMonitoring {
    private final Scene scene;

    StepMonitoring(Scene scene) {
        this.scene = scene;
    }

    void counts() {
        scene.narrator.step(10, "监测：受理、过程、时效、结果");
        JsonNode view = Until.holds(
                "monitoring counts the story",
                () -> scene.cast.web("xz-super").get(Desk.monitoring()).ok(),
                found -> found.path("result").path("paid").asLong() >= 1
                        && found.path("result").path("claimFreeEnterprises").asLong() >= 1);
        JsonNode acceptance = view.path("acceptance");
        scene.narrator.says(
                "受理：提交 %d 件，受理 %d 件，补正 %d 次。",
                acceptance.path("submitted").asLong(),
                acceptance.path("accepted").asLong(),
                acceptance.path("corrections").asLong());
        view.path("process")
                .path("byState")
                .forEach(state -> scene.narrator.says(
                        "过程：%s %d 件。",
                        state.path("name").asString(), state.path("count").asLong()));
        JsonNode timeliness = view.path("timeliness");
        scene.narrator.says(
                "时效：期限内 %d 件，临期 %d 件，超期 %d 件。",
                timeliness.path("withinLimit").asLong(),
                timeliness.path("nearLimit").asLong(),
                timeliness.path("overLimit").asLong());
        JsonNode result = view.path("result");
        scene.narrator.says(
                "结果：兑付 %d 件 %s；免申即享 %d 户 %s，未纳入 %d 户。",
                result.path("paid").asLong(),
                Narrator.yuan(result.path("paidFen").asLong()),
                result.path("claimFreeEnterprises").asLong(),
                Narrator.yuan(result.path("claimFreePaidFen").asLong()),
                result.path("claimFreeLeftOut").asLong());
        require(acceptance.path("accepted").asLong() >= 1, "monitoring counts no acceptance");
        require(acceptance.path("corrections").asLong() >= 1, "monitoring counts no correction");
        require(timeliness.path("withinLimit").asLong() >= 1, "monitoring counts no claim decided in time");
        require(result.path("claimFreeLeftOut").asLong() >= 1, "monitoring counts nobody left out");
        scene.narrator.stepEnds();
    }
}
