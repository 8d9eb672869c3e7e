package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Outcome;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Whether one row of a collection can be taken. */
@Component
class RowCheck {
    private static final Set<String> MEMBERS = Set.of("creditCode", "system", "asOf", "facts");
    private static final Set<String> REGISTRATION = Set.of("name", "region_code", "industry_code");
    private final Attributes attributes = Attributes.standard();
    private final Divisions divisions = Divisions.shanxi();

    /**
     * Why a row stays in quarantine. @param detail Chinese, for whoever sent it; @param pointer JSON pointer into the
     * row
     */
    record Defect(String creditCode, String code, String detail, String pointer) {}

    Outcome<CollectedFacts, Defect> check(JsonNode row, LocalDate today) {
        String code = row.path("creditCode").asString("");
        if (!row.isObject() || !row.path("facts").isObject()) {
            return refused(code, "BAD_ROW", "每行须为含 creditCode、system、asOf、facts 的对象。", "");
        }
        for (String member : row.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                return refused(code, "UNKNOWN_FIELD", "不认识的字段：" + member, "/" + member);
            }
        }
        if (!CreditCode.isValid(code)) {
            return refused(code, "BAD_CREDIT_CODE", "统一社会信用代码不正确（18 位，末位为校验码）。", "/creditCode");
        }
        String system = row.path("system").asString("");
        if (Sources.name(system).equals(system)) {
            return refused(code, "UNKNOWN_SYSTEM", "不认识的来源系统：" + system, "/system");
        }
        @Nullable LocalDate asOf = date(row.path("asOf").asString(""));
        if (asOf == null || asOf.isAfter(today.plusDays(1))) {
            return refused(code, "BAD_AS_OF", "asOf 须为不晚于今天的日期，例如 2026-10-31。", "/asOf");
        }
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> fact : row.path("facts").properties()) {
            @Nullable Defect defect = defect(code, system, fact.getKey(), fact.getValue());
            if (defect != null) {
                return Outcome.refused(defect);
            }
            facts.put(fact.getKey(), fact.getValue());
        }
        if (system.equals(Sources.REGISTRATION)
                && !REGISTRATION.stream()
                        .allMatch(
                                key -> facts.containsKey(key) && !facts.get(key).isNull())) {
            return refused(code, "INCOMPLETE_REGISTRATION", "登记信息须含 name、region_code、industry_code。", "/facts");
        }
        return Outcome.done(new CollectedFacts(new CreditCode(code), system, asOf, facts));
    }

    private @Nullable Defect defect(String code, String system, String key, JsonNode value) {
        if (key.equals("name") && system.equals(Sources.REGISTRATION)) {
            boolean fits = value.isString()
                    && !value.stringValue().isBlank()
                    && value.stringValue().length() <= 200;
            return fits ? null : new Defect(code, "WRONG_TYPE", "name 须为 1 至 200 字的文本。", "/facts/name");
        }
        @Nullable Attribute attribute = attributes.find(key).orElse(null);
        if (attribute == null || !Precedence.of(attribute).contains(system)) {
            return new Defect(code, "UNKNOWN_ATTRIBUTE", "来源 " + system + " 没有登记属性：" + key, "/facts/" + key);
        }
        if (value.isNull()) {
            return null;
        }
        if (Values.read(attribute, value).isEmpty()) {
            return new Defect(code, "WRONG_TYPE", attribute.name() + "（" + key + "）的取值类型不对：" + value, "/facts/" + key);
        }
        if (attribute.kind() == Attribute.Kind.DIVISION && !divisions.exists(value.stringValue())) {
            return new Defect(code, "UNKNOWN_DIVISION", "不认识的行政区划：" + value.stringValue(), "/facts/" + key);
        }
        return null;
    }

    private static Outcome<CollectedFacts, Defect> refused(
            String creditCode, String code, String detail, String pointer) {
        return Outcome.refused(new Defect(creditCode, code, detail, pointer));
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
