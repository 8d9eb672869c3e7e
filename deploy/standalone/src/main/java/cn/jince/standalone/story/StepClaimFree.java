package cn.jince.standalone.story;

import static cn.jince.standalone.story.Scene.ifMatch;
import static cn.jince.standalone.story.Scene.require;
import static cn.jince.standalone.story.Scene.requireEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Step 9: 稳岗返还 without a claim: compare, confirm the wish, two reviews, notice, payout in one batch. */
final class StepClaimFree {
    private static final int BATCH = 25;
    /** 定襄县河边锻件有限公司: its revenue is withdrawn between comparison and review. */
    private static final String TURNS_UNKNOWN = "91140921MAJC00045U";

    private final Scene scene;

    StepClaimFree(Scene scene) {
        this.scene = scene;
    }

    void runs() {
        scene.narrator.step(9, "免申即享：稳岗返还按忻州实际流程，比对、网上确认、初审、复审、公示、拨付");
        scene.world.counterparts().departments().tellRevenue(TURNS_UNKNOWN);
        String item = publishItem();
        Browser first = scene.cast.web("xz-ss-first");
        JsonNode run = first.post(Desk.runs(), Map.of("itemId", item, "divisionCode", "140900", "limit", BATCH))
                .ok();
        scene.runId = run.path("id").asString();
        requireEquals(BATCH, run.path("compared").asInt(), "enterprises compared");
        scene.narrator.says(
                "系统比对 %d 户，预计返还 %s。",
                run.path("compared").asInt(), Narrator.yuan(run.path("totalFen").asLong()));
        int confirmed = confirmWishes(run);
        scene.narrator.says("%d 户法定代表人在手机上确认意愿。", confirmed);
        scene.world.counterparts().departments().withdrawRevenue(TURNS_UNKNOWN);
        run = review(first, "初审", "名单与参保数据一致");
        JsonNode left = member(run, TURNS_UNKNOWN);
        requireEquals("LEFT_OUT", left.path("state").asString(), "state of the enterprise whose data turned unknown");
        scene.narrator.says(
                "%s：本批未纳入，原因已告知：%s",
                left.path("enterpriseName").asString(), left.path("reason").asString());
        run = review(scene.cast.web("xz-hr-second"), "复审", "同意返还");
        requireEquals("IN_PUBLIC_NOTICE", run.path("state").asString(), "state of the run");
        new Days(scene).advancePast(run.path("noticeClosesOn").asString());
        run = Until.holds(
                "the run is paid",
                () -> first.get(Desk.run(scene.runId)).ok(),
                found -> found.path("state").asString().equals("CONCLUDED"));
        requireEquals(confirmed - 1, run.path("paid").asInt(), "enterprises paid");
        checkTreasury(run);
        scene.narrator.says("拨付 %d 户，共 %s。", run.path("paid").asInt(), Narrator.yuan(paidFen(run)));
        scene.narrator.stepEnds();
    }

    private void checkTreasury(JsonNode run) {
        for (JsonNode member : run.path("members")) {
            if (member.path("state").asString().equals("PAID")) {
                require(!member.path("receipt").asString("").isEmpty(), "paid without receipt: " + member);
            }
        }
    }

    private static long paidFen(JsonNode run) {
        return run.path("members")
                .valueStream()
                .filter(member -> member.path("state").asString().equals("PAID"))
                .mapToLong(member -> member.path("amountFen").asLong())
                .sum();
    }

    private int confirmWishes(JsonNode run) {
        int confirmed = 0;
        for (JsonNode member : run.path("members")) {
            String code = member.path("creditCode").asString();
            String login = scene.world.counterparts().acceptorOf(code);
            if (login.isEmpty()) {
                continue;
            }
            scene.cast
                    .web(login)
                    .post(
                            Desk.wish(scene.runId),
                            Map.of(
                                    "creditCode",
                                    code,
                                    "wish",
                                    true,
                                    "bankAccount",
                                    Map.of(
                                            "holder",
                                            member.path("enterpriseName").asString(),
                                            "bank",
                                            "中国建设银行忻州分行",
                                            "account",
                                            "6217000" + Math.abs(code.hashCode()))))
                    .ok();
            confirmed++;
        }
        return confirmed;
    }

    private JsonNode review(Browser officer, String stage, String reason) {
        JsonNode run = officer.get(Desk.run(scene.runId)).ok();
        JsonNode reviewed = officer.post(
                        Desk.review(scene.runId), Map.of("approve", true, "reason", reason), ifMatch(run))
                .ok();
        scene.narrator.says("%s通过：%s。", stage, reason);
        return reviewed;
    }

    private static JsonNode member(JsonNode run, String creditCode) {
        return run.path("members")
                .valueStream()
                .filter(member -> member.path("creditCode").asString().equals(creditCode))
                .findFirst()
                .orElseThrow(() -> new StoryBroke(creditCode + " is not in the run"));
    }

    /**
     * The city's item after the province's rule, for this year; its officers draft and approve it. Told again, it is a
     * new version: what was granted under the one before is not granted twice in a year.
     */
    private String publishItem() {
        Browser drafter = scene.cast.web("xz-hr-draft");
        String before = drafter.get(Desk.library() + "?query=" + StepPublishing.encoded("忻州市失业保险稳岗返还"))
                .ok()
                .path("items")
                .valueStream()
                .filter(item -> item.path("state").asString().equals("PUBLISHED"))
                .map(item -> item.path("id").asString())
                .findFirst()
                .orElse("");
        JsonNode province = drafter.get(Desk.library() + "?query=" + StepPublishing.encoded("稳岗返还（中小微）"))
                .ok()
                .path("items")
                .path(0);
        JsonNode rule = drafter.get(Desk.item(province.path("id").asString())).ok();
        Map<String, Object> form = form(rule);
        if (!before.isEmpty()) {
            form.put("basedOn", before);
        }
        String id = drafter.post(Desk.policies("drafts"), form)
                .ok()
                .path("summary")
                .path("id")
                .asString();
        drafter.post(Desk.item(id, "submission")).ok();
        scene.cast
                .web("xz-hr-approve")
                .post(Desk.item(id, "approval"), Map.of("approve", true, "reason", "与省级口径一致"))
                .ok();
        drafter.post(Desk.item(id, "publication") + "?silent=true").ok();
        scene.narrator.says("忻州市人社局发布“忻州市失业保险稳岗返还（2026）”（静默发布，不推送）。");
        return id;
    }

    private static Map<String, Object> form(JsonNode rule) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", "忻州市失业保险稳岗返还（2026）");
        form.put("level", "市");
        form.put("divisionCode", "140900");
        form.put("type", "社保返还");
        form.put("target", "ENTERPRISE");
        form.put("authority", "忻州市人力资源和社会保障局");
        form.put("mode", "CLAIM_FREE");
        form.put("basis", rule.path("basis"));
        form.put("eligibility", rule.path("eligibility"));
        form.put("award", rule.path("award"));
        form.put("materials", List.of());
        form.put("process", rule.path("process"));
        form.put("noticeDays", 7);
        form.put("noticeUnit", "自然日");
        form.put("validFrom", "2026-01-01");
        form.put("validTo", "2027-12-31");
        form.put("phone", "0350-3028035");
        form.put("notes", "");
        form.put(
                "cases",
                List.of(
                        Map.of("name", "参保满一年、裁员率 2%", "facts", facts("medium", 0.02), "expected", "MET"),
                        Map.of("name", "裁员率 40%", "facts", facts("medium", 0.4), "expected", "NOT_MET"),
                        Map.of("name", "规模无法判定", "facts", facts("", 0.02), "expected", "TO_BE_VERIFIED")));
        return form;
    }

    private static Map<String, Object> facts(String scale, double layoffs) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (!scale.isEmpty()) {
            facts.put("scale", scale);
        }
        facts.put("unemployment_insurance_months", 36);
        facts.put("unemployment_insurance_paid", 10);
        facts.put("credit_flag", "无");
        facts.put("registration_status", "存续");
        facts.put("layoff_rate", layoffs);
        facts.put("layoff_rate_when_insured_le_30", layoffs);
        return facts;
    }
}
