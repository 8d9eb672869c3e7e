package cn.jince.adapters.intake.row;

import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Sender;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether the rows of one sender and kind can be passed on; what the platform alone knows, it judges later. */
public final class RowCheck {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");
    private static final Pattern DIVISION = Pattern.compile("14\\d{4}");
    private final Kind kind;
    private final Sender sender;
    private final Clock clock;
    private final List<Field> fields;
    private final Set<String> names;

    public RowCheck(Kind kind, Sender sender, Clock clock) {
        this.kind = kind;
        this.sender = sender;
        this.clock = clock;
        this.fields = Field.of(kind);
        this.names = fields.stream().map(Field::name).collect(Collectors.toSet());
    }

    /** Null where the row is sound; facts are then stamped with their source. */
    public @Nullable Defect check(ObjectNode row) {
        if (kind != Kind.POLICY_LISTINGS) {
            for (String member : row.propertyNames()) {
                if (!names.contains(member)) {
                    return new Defect("UNKNOWN_FIELD", "/" + member, "不认识的字段：" + member);
                }
            }
        }
        for (Field field : fields) {
            JsonNode value = row.path(field.name());
            boolean said = !value.isMissingNode() && !value.isNull();
            if (!said && field.required()) {
                return new Defect("FIELD_MISSING", "/" + field.name(), "缺少字段：" + field.name());
            }
            @Nullable Defect defect = said ? check(field, value) : null;
            if (defect != null) {
                return defect;
            }
        }
        return kind == Kind.FACTS ? facts(row) : null;
    }

    /** Null where the row, written as JSON, can be stored. */
    public static @Nullable Defect storable(String json) {
        return json.contains("\\u0000") ? new Defect("BAD_CHARACTER", "", "内容含有不可存储的字符（U+0000）。") : null;
    }

    private @Nullable Defect check(Field field, JsonNode value) {
        String at = "/" + field.name();
        String text = value.isString() ? value.stringValue() : "";
        return switch (field.form()) {
            case OBJECT -> value.isObject() && !value.isEmpty() ? null : wrongType(at, "应为非空对象");
            case INTEGER ->
                value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0
                        ? null
                        : wrongType(at, "应为正整数（分）");
            case TEXT ->
                !value.isString() || text.isBlank() || text.length() > field.longest()
                        ? wrongType(at, "应为1至" + field.longest() + "字的文本")
                        : null;
            case CREDIT_CODE ->
                CreditCodes.valid(text) ? null : new Defect("BAD_CREDIT_CODE", at, "统一社会信用代码不正确（18位，末位为校验码）。");
            case DIVISION -> division(at, text);
            case DATE -> date(text) == null ? wrongType(at, "应为日期，例如2026-10-31") : null;
            case INSTANT -> instant(text) ? null : wrongType(at, "应为带时区的时间，例如2026-10-31T09:30:00+08:00");
        };
    }

    private @Nullable Defect division(String at, String text) {
        if (!DIVISION.matcher(text).matches()) {
            return new Defect("UNKNOWN_DIVISION", at, "不认识的行政区划：" + text);
        }
        return sender.covers(text) ? null : new Defect("FOREIGN_DIVISION", at, "不在贵系统登记的行政区划内：" + text);
    }

    private @Nullable Defect facts(ObjectNode row) {
        String source = String.valueOf(sender.source());
        if (row.hasNonNull("system") && !row.path("system").asString("").equals(source)) {
            return new Defect("FOREIGN_SYSTEM", "/system", "贵系统只能推送来源为" + source + "的数据。");
        }
        row.put("system", source);
        LocalDate asOf = date(row.path("asOf").asString(""));
        if (asOf != null && asOf.isAfter(LocalDate.now(clock.withZone(SHANXI)).plusDays(1))) {
            return new Defect("BAD_AS_OF", "/asOf", "asOf须不晚于今天。");
        }
        for (Map.Entry<String, JsonNode> fact : row.path("facts").properties()) {
            @Nullable Defect defect = fact(fact.getKey(), fact.getValue());
            if (defect != null) {
                return defect;
            }
        }
        return null;
    }

    private @Nullable Defect fact(String attribute, JsonNode value) {
        String at = "/facts/" + attribute;
        Sender.Type type = sender.said().get(attribute);
        if (type == null) {
            return new Defect("UNKNOWN_ATTRIBUTE", at, "贵系统没有登记属性：" + attribute);
        }
        if (value.isNull()) {
            return null;
        }
        boolean fits = switch (type) {
            case TEXT -> value.isString() && !value.stringValue().isBlank();
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case DATE -> value.isString() && date(value.stringValue()) != null;
            case LIST -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
        };
        if (!fits) {
            return wrongType(at, "类型应为" + type);
        }
        return attribute.equals("region_code") ? division(at, value.stringValue()) : null;
    }

    private static Defect wrongType(String at, String what) {
        return new Defect("WRONG_TYPE", at, at.substring(1) + what + "。");
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean instant(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
