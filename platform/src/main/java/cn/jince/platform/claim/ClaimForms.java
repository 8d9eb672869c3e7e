package cn.jince.platform.claim;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.local.LocalField;
import cn.jince.platform.policy.Eligibility;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The form of a claim: what sources know is filled in and fixed, what only the enterprise can state is asked. Nothing
 * that is known is asked again.
 */
public final class ClaimForms {
    public static final String CONTACT_NAME = "contactName";
    public static final String CONTACT_PHONE = "contactPhone";
    public static final String COMMITMENT = "commitment";
    public static final String ACCOUNT = "bankAccount";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ClaimForms() {}

    /** Attributes an eligibility looks at, in its order, each once. */
    public static List<Attribute> attributes(Eligibility eligibility) {
        Map<String, Attribute> found = new LinkedHashMap<>();
        collect(eligibility, found);
        return List.copyOf(found.values());
    }

    private static void collect(Eligibility node, Map<String, Attribute> into) {
        switch (node) {
            case Eligibility.All(var of) -> of.forEach(child -> collect(child, into));
            case Eligibility.Any(var of) -> of.forEach(child -> collect(child, into));
            case Eligibility.Not(var of) -> collect(of, into);
            case Eligibility.Leaf leaf -> into.putIfAbsent(leaf.attribute().key(), leaf.attribute());
            case Eligibility.Unpublished _ -> {}
        }
    }

    /** The lines of a claim's form for other answers than the ones it has. */
    public static List<FormLine> lines(ClaimCases.Case found, Claim.Form form) {
        List<FormLine> lines = lines(found.item().eligibility(), found.dossier(), form);
        found.claim().item().fields().forEach(field -> lines.add(line(field, form)));
        return lines;
    }

    /** The lines of the form for what is known and what was answered so far. */
    public static List<FormLine> lines(Eligibility eligibility, Facts known, Claim.Form form) {
        List<FormLine> lines = new ArrayList<>();
        for (Attribute attribute : attributes(eligibility)) {
            lines.add(line(attribute, known.of(attribute), form.answers().get(attribute.key())));
        }
        lines.add(asked(CONTACT_NAME, "联系人", "TEXT", form, null));
        lines.add(asked(CONTACT_PHONE, "联系电话", "TEXT", form, null));
        lines.add(asked(COMMITMENT, "承诺书", "BOOL", form, "承诺所填内容真实、完整，愿承担相应责任。"));
        lines.add(new FormLine(
                ACCOUNT, "收款账户", "ACCOUNT", true, true, account(form.account()), null, null, "户名须与企业名称一致。"));
        return lines;
    }

    private static FormLine line(LocalField field, Claim.Form form) {
        String adder = Divisions.shanxi().nameOf(field.division()) + "要求填写";
        String hint = field.hint() == null ? adder : field.hint() + "（" + adder + "）";
        return new FormLine(
                field.key(),
                field.label(),
                field.kind().name(),
                field.required(),
                true,
                form.answers().get(field.key()),
                null,
                null,
                hint);
    }

    public static String schemaId(String itemId, String version) {
        return "urn:jince:form:" + itemId + ":" + version;
    }

    /** What is asked whatever sources know. */
    public static List<String> alwaysAsked(List<LocalField> fields) {
        List<String> keys = new ArrayList<>(List.of(CONTACT_NAME, CONTACT_PHONE, COMMITMENT, ACCOUNT));
        fields.stream().filter(LocalField::required).map(LocalField::key).forEach(keys::add);
        return List.copyOf(keys);
    }

    private static FormLine line(Attribute attribute, Fact fact, @Nullable JsonNode answer) {
        String kind = attribute.kind().name();
        return switch (fact) {
            case Fact.Known(var value, var provenance) ->
                new FormLine(
                        attribute.key(),
                        attribute.name(),
                        kind,
                        true,
                        false,
                        json(value),
                        attribute.unit(),
                        provenance,
                        null);
            case Fact.Absent(var provenance) ->
                new FormLine(
                        attribute.key(),
                        attribute.name(),
                        kind,
                        false,
                        false,
                        null,
                        attribute.unit(),
                        provenance,
                        attribute.department() + "无此记录");
            case Fact.Unknown _ ->
                new FormLine(
                        attribute.key(),
                        attribute.name(),
                        kind,
                        true,
                        true,
                        answer,
                        attribute.unit(),
                        null,
                        attribute.origin() == Attribute.Origin.DECLARED
                                ? "由企业填写"
                                : "尚未从" + attribute.department() + "取得，请企业填写，受理时核实");
        };
    }

    private static FormLine asked(String key, String label, String kind, Claim.Form form, @Nullable String hint) {
        return new FormLine(key, label, kind, true, true, form.answers().get(key), null, null, hint);
    }

    private static @Nullable JsonNode account(@Nullable Account account) {
        return account == null
                ? null
                : JSON.objectNode()
                        .put("holder", account.holder())
                        .put("bank", account.bank())
                        .put("account", account.number());
    }

    /** What is wrong with answers that are to be kept; gaps are allowed until submission. */
    public static List<Defect> wrong(List<FormLine> lines, Eligibility eligibility, Claim.Form form, String name) {
        Map<String, Attribute> attributes =
                attributes(eligibility).stream().collect(Collectors.toMap(Attribute::key, attribute -> attribute));
        Map<String, FormLine> byKey =
                lines.stream().collect(Collectors.toMap(FormLine::key, line -> line, (first, _) -> first));
        List<Defect> defects = new ArrayList<>();
        form.answers().forEach((key, answer) -> {
            FormLine line = byKey.get(key);
            Attribute attribute = attributes.get(key);
            if (line == null || key.equals(ACCOUNT)) {
                defects.add(new Defect(key, "表单中没有这一项。"));
            } else if (!line.editable()) {
                defects.add(new Defect(key, line.label() + "由数据来源提供，不能修改；如有误请向来源部门更正。"));
            } else if (!fits(attribute, line.kind(), answer)) {
                defects.add(new Defect(key, line.label() + "的填写格式不对。"));
            }
        });
        Account account = form.account();
        if (account != null && !account.wellFormed()) {
            defects.add(new Defect(ACCOUNT, "请填写完整的户名、开户行和账号（8 至 32 位数字）。"));
        } else if (account != null && !account.holder().equals(name)) {
            defects.add(new Defect(ACCOUNT, "户名须与企业名称一致：" + name));
        }
        return defects;
    }

    /** All that is missing or wrong for a submission, at once. */
    public static List<Defect> missing(ClaimCases.Case found, List<FormLine> lines) {
        Claim.Item item = found.claim().item();
        List<FormLine> asked = lines.stream().filter(FormLine::editable).toList();
        List<String> required =
                asked.stream().filter(FormLine::required).map(FormLine::key).toList();
        List<Defect> defects = new ArrayList<>(FormSchema.defects(
                FormSchema.of(
                        schemaId(item.id(), String.valueOf(item.version())),
                        attributes(found.item().eligibility()),
                        item.fields(),
                        required),
                asked));
        Set<String> attached =
                found.attachments().stream().map(Attachment::material).collect(Collectors.toSet());
        found.promises().forEach(promise -> attached.add(promise.material()));
        item.materials().stream()
                .filter(material -> !attached.contains(material))
                .forEach(material -> defects.add(new Defect(material, "缺少材料：" + material)));
        return defects;
    }

    /** Known facts, and what the enterprise declares where nobody else has said. */
    public static Facts declared(Facts known, Claim.Form form, Instant now) {
        Provenance enterprise = new Provenance("declared", "企业申报", null, now, Freshness.MANUAL, null);
        return attribute -> {
            Fact fact = known.of(attribute);
            JsonNode answer = form.answers().get(attribute.key());
            if (!(fact instanceof Fact.Unknown) || answer == null || !fits(attribute, "", answer)) {
                return fact;
            }
            return new Fact.Known(value(attribute, answer), enterprise);
        };
    }

    private static boolean fits(@Nullable Attribute attribute, String kind, JsonNode answer) {
        if (answer.isNull()) {
            return true;
        }
        if (attribute == null) {
            return switch (kind) {
                case "BOOL" -> answer.isBoolean();
                case "NUMBER" -> answer.isNumber();
                case "DATE" -> answer.isString() && isDate(answer.asString());
                default -> answer.isString() && answer.asString().length() <= 500;
            };
        }
        return switch (attribute.kind()) {
            case NUMBER -> answer.isNumber();
            case BOOL -> answer.isBoolean();
            case DATE -> answer.isString() && isDate(answer.asString());
            case TEXT, CODE, DIVISION -> answer.isString() && answer.asString().length() <= 500;
            case TEXT_SET -> answer.isArray() && answer.valueStream().allMatch(JsonNode::isString);
        };
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static FactValue value(Attribute attribute, JsonNode answer) {
        return switch (attribute.kind()) {
            case NUMBER -> new FactValue.Number(new BigDecimal(answer.asString()));
            case BOOL -> new FactValue.Bool(answer.asBoolean());
            case DATE -> new FactValue.Date(LocalDate.parse(answer.asString()));
            case TEXT, CODE, DIVISION -> new FactValue.Text(answer.asString());
            case TEXT_SET ->
                new FactValue.TextSet(
                        answer.valueStream().map(JsonNode::asString).collect(Collectors.toSet()));
        };
    }

    private static JsonNode json(FactValue value) {
        return switch (value) {
            case FactValue.Text(var text) -> JSON.stringNode(text);
            case FactValue.Number(var number) -> JSON.numberNode(number);
            case FactValue.Bool(var bool) -> JSON.booleanNode(bool);
            case FactValue.Date(var day) -> JSON.stringNode(day.toString());
            case FactValue.TextSet(var values) -> {
                ArrayNode array = JSON.arrayNode();
                values.stream().sorted().forEach(array::add);
                yield array;
            }
        };
    }
}
