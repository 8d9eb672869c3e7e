package cn.jince.standalone.story;

import static cn.jince.standalone.story.Scene.require;
import static cn.jince.standalone.story.Scene.requireEquals;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Step 8: public notice, then the payout; the treasury loses one reply and is asked instead of paid twice. */
final class StepPayout {
    private final Scene scene;

    StepPayout(Scene scene) {
        this.scene = scene;
    }

    void isNotifiedAndPaid() {
        scene.narrator.step(8, "公示五个工作日，期满无异议，财政兑付；财政的一次回执丢失，平台查询而不重付");
        JsonNode claim = scene.agent().get(path()).ok();
        JsonNode notice = claim.path("notice");
        requireEquals("IN_PUBLIC_NOTICE", state(claim), "state after the second review");
        scene.narrator.says(
                "公示 %s 至 %s。",
                notice.path("opensOn").asString(), notice.path("closesOn").asString());
        scene.world.counterparts().treasuryLosesReplies(1);
        new Days(scene).advancePast(notice.path("closesOn").asString());
        JsonNode paid = Until.holds(
                "the claim is paid",
                () -> scene.agent().get(path()).ok(),
                found -> state(found).equals("PAID") || state(found).equals("CONCLUDED"));
        JsonNode payout = paid.path("payout");
        scene.narrator.says(
                "已兑付 %s 至 %s（%s），回执 %s。",
                Narrator.yuan(payout.path("amountFen").asLong()),
                payout.path("payee").asString(),
                payout.path("accountMasked").asString(),
                payout.path("receipt").asString());
        require(
                !payout.path("accountMasked").asString().contains("6222021304000123456"),
                "the account is shown unmasked");
        List<JsonNode> ledger = scene.world
                .counterparts()
                .treasuryLedger(payout.path("intentId").asString());
        requireEquals(1, ledger.size(), "payouts of this intent in the treasury's ledger");
        requireEquals(
                payout.path("amountFen").asLong(),
                ledger.getFirst().path("amountFen").asLong(),
                "amount in the treasury's ledger");
        scene.narrator.says("财政账本：该笔恰好一条，金额一致。");
        Until.holds(
                "the payout reaches her inbox",
                () -> scene.agent()
                        .get("/api/m/inbox?since=" + scene.inboxBefore)
                        .ok(),
                this::tellsOfPayout);
        Until.holds(
                "the payout reaches her phone",
                () -> scene.world.counterparts().pushesAbout("兑付"),
                told -> told.containsKey("p-li"));
        scene.narrator.says("李娟的手机收到兑付到账消息。");
        scene.narrator.stepEnds();
    }

    private boolean tellsOfPayout(JsonNode inbox) {
        return inbox.path("messages")
                .valueStream()
                .anyMatch(message -> message.path("claimId").asString("").equals(scene.claimId)
                        && (message.path("title").asString()
                                        + message.path("body").asString())
                                .contains("兑付"));
    }

    private String path() {
        return "/api/m/claims/" + scene.claimId;
    }

    private static String state(JsonNode claim) {
        return claim.path("summary").path("state").asString();
    }
}
