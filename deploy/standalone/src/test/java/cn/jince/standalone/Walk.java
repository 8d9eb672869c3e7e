package cn.jince.standalone;

import cn.jince.standalone.story.Cast;
import cn.jince.standalone.story.Desk;
import cn.jince.standalone.story.Phone;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Walks items and claims to a state by real decisions, through the gateway. */
final class Walk {
    static final String ENTERPRISE = "91140902MAJC00029M";
    static final String OPEN_ID = "oX-002";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Cast cast;

    Walk(Cast cast) {
        this.cast = cast;
    }

    Phone phone() {
        return cast.miniProgram(OPEN_ID);
    }

    /** A city item everybody in 忻州 with a registered office matches, not yet published. */
    String aDraftItem() {
        return cast.web("xz-draft")
                .post(Desk.policies("drafts"), itemForm())
                .ok()
                .path("summary")
                .path("id")
                .asString();
    }

    String aPublishedItem() {
        String id = aDraftItem();
        cast.web("xz-draft").post(Desk.item(id, "submission")).ok();
        cast.web("xz-approve")
                .post(Desk.item(id, "approval"), Map.of("approve", true, "reason", "演练"))
                .ok();
        cast.web("xz-draft").post(Desk.item(id, "publication") + "?silent=true").ok();
        return id;
    }

    /** Filled, with its material, ready to be submitted. */
    JsonNode aDraftClaim(String itemId) {
        JsonNode claim = phone().post("/api/m/claims", Map.of("creditCode", ENTERPRISE, "itemId", itemId))
                .ok();
        String path = path(claim);
        claim = phone().put(path + "/form", form(claim), ifMatch(claim)).ok();
        for (JsonNode material : claim.path("materials")) {
            phone().upload(path + "/attachments", material.path("name").asString(), "证明.pdf", PDF)
                    .ok();
        }
        return phone().get(path).ok();
    }

    JsonNode aSubmittedClaim(String itemId) {
        JsonNode claim = aDraftClaim(itemId);
        return phone().post(
                        path(claim) + "/submission",
                        submission(claim, UUID.randomUUID().toString()))
                .ok();
    }

    /** In public notice: accepted and reviewed by county and city. */
    JsonNode aClaimInNotice(String itemId) {
        JsonNode claim = aSubmittedClaim(itemId);
        String id = id(claim);
        claim = cast.web("xf-accept")
                .post(Desk.claim(id, "acceptance"), ifMatch(claim))
                .ok();
        return cast.web("xz-review")
                .post(Desk.claim(id, "review"), approve(), ifMatch(claim))
                .ok();
    }

    void advanceDays(int days) {
        cast.web("operator").post(Desk.clock(), Map.of("by", "P" + days + "D")).ok();
    }

    static Map<String, Object> approve() {
        return Map.of("approve", true, "reason", "同意", "amountFen", 10_000_000L);
    }

    static String id(JsonNode claim) {
        return claim.path("summary").path("id").asString();
    }

    static String path(JsonNode claim) {
        return "/api/m/claims/" + id(claim);
    }

    static String state(JsonNode claim) {
        return claim.path("summary").path("state").asString();
    }

    static String[] ifMatch(JsonNode claim) {
        return new String[] {
            "If-Match", "\"" + claim.path("summary").path("version").asInt() + "\""
        };
    }

    static String[] submission(JsonNode claim, String key) {
        return new String[] {"If-Match", ifMatch(claim)[1], "Idempotency-Key", key};
    }

    static Map<String, Object> form(JsonNode claim) {
        Map<String, Object> answers = new HashMap<>();
        claim.path("form").forEach(field -> {
            boolean asked = field.path("editable").asBoolean();
            if (asked && !field.path("kind").asString().equals("ACCOUNT")) {
                String key = field.path("key").asString();
                Object text = key.equals("contactPhone") ? "0350-3028035" : "如实填写";
                answers.put(key, field.path("kind").asString().equals("BOOL") ? true : text);
            }
        });
        return Map.of(
                "answers",
                answers,
                "bankAccount",
                Map.of("holder", "忻州市忻府区秀容法兰锻造有限公司", "bank", "中国银行忻州分行", "account", "6217852000012345678"));
    }

    private static Map<String, Object> itemForm() {
        return itemForm("上规企业奖励（演练 " + NUMBERS.incrementAndGet() + "）", "140900", "140902");
    }

    /** @param city everybody with a registered office there matches; @param county one of it */
    static Map<String, Object> itemForm(String name, String city, String county) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("name", name);
        form.put("level", "市");
        form.put("divisionCode", city);
        form.put("type", "奖补");
        form.put("target", "ENTERPRISE");
        form.put("authority", "忻州市工业和信息化局");
        form.put("mode", "REVIEWED");
        form.put("basis", List.of(Map.of("name", "演练通知", "number", "", "date", "2026")));
        form.put("eligibility", leaf(city.substring(0, 4)));
        form.put("award", Map.of("kind", "fixed", "amount", 10, "unit", "万元/户", "note", ""));
        form.put("materials", List.of("真实性承诺书"));
        form.put(
                "process",
                List.of(
                        Map.of("name", "县级受理", "days", 5, "unit", "工作日"),
                        Map.of("name", "市级复审", "days", 5, "unit", "工作日")));
        form.put("noticeDays", 5);
        form.put("noticeUnit", "工作日");
        form.put("validFrom", "2026-01-01");
        form.put("validTo", "2027-12-31");
        form.put("phone", "");
        form.put("notes", "");
        form.put(
                "cases",
                List.of(
                        ruleCase("市内", Map.of("region_code", county), "MET"),
                        ruleCase("市外", Map.of("region_code", "140201"), "NOT_MET"),
                        ruleCase("不详", Map.of(), "TO_BE_VERIFIED")));
        return form;
    }

    private static Map<String, Object> leaf(String city) {
        Map<String, Object> leaf = new LinkedHashMap<>();
        leaf.put("node", "leaf");
        leaf.put("attribute", "region_code");
        leaf.put("op", "startsWith");
        leaf.put("value", city);
        leaf.put("unit", null);
        leaf.put("clause", "本市行政区域内");
        return Map.of("node", "all", "of", List.of(leaf));
    }

    private static Map<String, Object> ruleCase(String name, Map<String, Object> facts, String expected) {
        return Map.of("name", name, "facts", facts, "expected", expected);
    }

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);
}
