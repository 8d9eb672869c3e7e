package cn.jince.platform.policy;

import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.policy.PolicyItem.ClaimMode;
import cn.jince.platform.policy.PolicyItem.ItemState;
import cn.jince.platform.policy.PolicyItem.LegalBasis;
import cn.jince.platform.policy.PolicyItem.NoticePeriod;
import cn.jince.platform.policy.PolicyItem.ProcessStage;
import cn.jince.platform.policy.PolicyItem.Target;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a policy as it was collected. Strict: an unknown member, attribute, operator, unit, division or date is refused
 * with its place.
 */
public final class PolicyReader {
    private static final Set<String> MEMBERS = Set.of(
            "id",
            "name",
            "level",
            "region_code",
            "type",
            "target",
            "department",
            "basis",
            "benefit",
            "conditions",
            "stacking",
            Variants.MEMBER,
            "materials",
            "redemption_mode",
            "process",
            "validity",
            "phone",
            "source",
            "confidence",
            "notes");
    private static final Set<String> LEAF = Set.of("field", "op", "value", "unit", "note");
    /** What the columns hold. */
    private static final Map<String, Integer> LONGEST =
            Map.of("id", 40, "name", 200, "department", 200, "type", 40, "level", 10);

    private static final Set<String> LEVELS = Set.of("国家", "省", "市", "县", "开发区");

    private final EligibilityReader eligibility = new EligibilityReader(Attributes.standard(), Divisions.shanxi());
    private final AwardReader awards = new AwardReader(Attributes.standard());
    private final StackingReader stackings = new StackingReader(Attributes.standard());

    /** @throws BadPolicy where it cannot be read without losing something */
    public PolicyItem read(JsonNode policy) {
        for (String member : policy.propertyNames()) {
            require("/" + member, MEMBERS.contains(member), "不认识的字段：" + member);
        }
        String id = text(policy, "id");
        require("/id", id.matches("[A-Za-z0-9-]{1,40}"), "编号应为字母数字");
        only("/validity", policy.path("validity"), Set.of("from", "to", "status"));
        String level = text(policy, "level");
        require("/level", LEVELS.contains(level), "不认识的层级：" + level);
        String division = text(policy, "region_code");
        require("/region_code", Divisions.shanxi().exists(division), "不认识的行政区划：" + division);
        List<ProcessStage> process = process(policy.path("process"));
        JsonNode validity = policy.path("validity");
        AwardStandard award = awards.read("/benefit", policy.path("benefit"));
        return new PolicyItem(
                id,
                1,
                text(policy, "name"),
                level,
                new DivisionCode(division),
                text(policy, "type"),
                target(text(policy, "target")),
                text(policy, "department"),
                mode(text(policy, "redemption_mode")),
                ItemState.PUBLISHED,
                basis(policy.path("basis")),
                conditions(policy.path("conditions")),
                award,
                stackings.read("/stacking", policy.path("stacking"), award, id),
                texts("/materials", policy.path("materials")),
                process,
                notice(process),
                day("/validity/from", validity.path("from"), true),
                day("/validity/to", validity.path("to"), false),
                policy.path("phone").asString(""),
                sources(policy.path("source")),
                notes(policy, validity),
                List.of(),
                null,
                null,
                null,
                JsonMapper.shared().convertValue(policy, new TypeReference<Map<String, Object>>() {}));
    }

    /** An award in the collected shape. */
    public AwardStandard award(JsonNode benefit) {
        return awards.read("/award", benefit);
    }

    /** What is published about stacking, in the collected shape; {@code null} and missing are nothing. */
    public Stacking stacking(JsonNode stacking, AwardStandard award, String itemId) {
        JsonNode given = stacking.isNull() ? JsonMapper.shared().missingNode() : stacking;
        return stackings.read("/stacking", given, award, itemId);
    }

    private Eligibility conditions(JsonNode conditions) {
        only("/conditions", conditions, Set.of("all", "any"));
        List<Eligibility> all = leaves("/conditions/all", conditions.path("all"));
        List<Eligibility> any = leaves("/conditions/any", conditions.path("any"));
        if (all.isEmpty() && any.isEmpty()) {
            return new Eligibility.Unpublished("来源未公布申领条件");
        }
        if (!any.isEmpty()) {
            all.add(new Eligibility.Any(any));
        }
        return new Eligibility.All(all);
    }

    private List<Eligibility> leaves(String pointer, JsonNode list) {
        List<Eligibility> leaves = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode leaf = list.get(i);
            String at = pointer + "/" + i;
            only(at, leaf, LEAF);
            require(at, leaf.has("field") && leaf.has("op") && leaf.has("value"), "条件缺少 field、op 或 value");
            leaves.add(eligibility.leaf(
                    at,
                    leaf.path("field").asString(""),
                    leaf.path("op").asString(""),
                    leaf.path("value"),
                    leaf.has("note") ? leaf.path("note").asString("") : null));
        }
        return leaves;
    }

    private static Target target(String target) {
        return switch (target) {
            case "enterprise" -> Target.ENTERPRISE;
            case "park" -> Target.PARK;
            case "government" -> Target.GOVERNMENT;
            case "individual" -> Target.INDIVIDUAL;
            default -> throw new BadPolicy("/target", "不认识的对象：" + target);
        };
    }

    private static ClaimMode mode(String mode) {
        return switch (mode) {
            case "免申即享" -> ClaimMode.CLAIM_FREE;
            case "即申即享" -> ClaimMode.INSTANT;
            case "申报审核" -> ClaimMode.REVIEWED;
            default -> throw new BadPolicy("/redemption_mode", "不认识的兑现方式：" + mode);
        };
    }

    private static List<LegalBasis> basis(JsonNode basis) {
        List<LegalBasis> list = new ArrayList<>();
        basis.forEach(one -> list.add(new LegalBasis(
                one.path("name").asString(""),
                one.path("number").asString(""),
                one.path("date").asString(""))));
        return list;
    }

    private static List<ProcessStage> process(JsonNode process) {
        List<ProcessStage> list = new ArrayList<>();
        for (int i = 0; i < process.size(); i++) {
            JsonNode days = process.get(i).path("days");
            require("/process/" + i + "/days", days.isMissingNode() || days.isNull() || days.isInt(), "天数应为整数");
        }
        process.forEach(one -> list.add(new ProcessStage(
                one.path("stage").asString(""),
                one.path("days").isNumber() ? one.path("days").asInt() : null,
                one.has("unit") ? one.path("unit").asString("") : null)));
        return list;
    }

    static @Nullable NoticePeriod notice(List<ProcessStage> process) {
        for (ProcessStage stage : process) {
            if (stage.name().contains("公示") && stage.days() != null) {
                return new NoticePeriod(stage.days(), !"自然日".equals(stage.unit()));
            }
        }
        return null;
    }

    private static List<String> sources(JsonNode sources) {
        List<String> list = new ArrayList<>();
        sources.forEach(one -> list.add(one.path("title").asString("")));
        return list;
    }

    private static String notes(JsonNode policy, JsonNode validity) {
        String notes = policy.path("notes").asString("");
        String status = validity.path("status").asString("");
        return status.isEmpty() ? notes : (notes.isEmpty() ? "" : notes + "；") + "时效提示：" + status;
    }

    private static List<String> texts(String pointer, JsonNode list) {
        List<String> texts = new ArrayList<>();
        require(pointer, list.isArray() || list.isMissingNode(), "应为列表");
        list.forEach(one -> {
            require(pointer, one.isString(), "应为文字的列表");
            texts.add(one.asString());
        });
        return texts;
    }

    /** 2025-06-01, 2025-06 or 2025: the first day for a begin, the last for an end. */
    private static @Nullable LocalDate day(String pointer, JsonNode value, boolean begin) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asString("");
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(text);
        }
        if (text.matches("\\d{4}-\\d{2}")) {
            YearMonth month = YearMonth.parse(text);
            return begin ? month.atDay(1) : month.atEndOfMonth();
        }
        if (text.matches("\\d{4}")) {
            int year = Integer.parseInt(text);
            return begin ? LocalDate.of(year, 1, 1) : LocalDate.of(year, 12, 31);
        }
        throw new BadPolicy(pointer, "不认识的日期：" + text);
    }

    private static String text(JsonNode policy, String member) {
        JsonNode value = policy.path(member);
        require("/" + member, value.isString() && !value.asString().isBlank(), "缺少字段：" + member);
        require("/" + member, value.asString().length() <= LONGEST.getOrDefault(member, 100), "文字过长");
        return value.asString();
    }

    private static void only(String pointer, JsonNode object, Set<String> members) {
        require(pointer, object.isObject() || object.isMissingNode(), "应为对象");
        for (String member : object.propertyNames()) {
            require(pointer + "/" + member, members.contains(member), "不认识的字段：" + member);
        }
    }

    private static void require(String pointer, boolean holds, String reason) {
        if (!holds) {
            throw new BadPolicy(pointer, reason);
        }
    }
}
