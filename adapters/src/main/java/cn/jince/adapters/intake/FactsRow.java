package cn.jince.adapters.intake;

import cn.jince.api.enterprise.EnterpriseViews.FactsForm;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One line: facts to pass on, or why not. */
sealed interface FactsRow {
    JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    record Good(long row, FactsForm form) implements FactsRow {}

    record Bad(long row, String code, String detail) implements FactsRow {}

    /** @param system the sender, as its token says; what the line says of itself does not count */
    static FactsRow read(long row, String line, String system) {
        try {
            JsonNode tree = JSON.readTree(line);
            if (!(tree instanceof ObjectNode object)) {
                return new Bad(row, "NOT_AN_OBJECT", "每行应为一个JSON对象");
            }
            object.put("system", system);
            String missing = missing(object);
            if (!missing.isEmpty()) {
                return new Bad(row, "FIELD_MISSING", "缺少字段" + missing);
            }
            FactsForm form = JSON.treeToValue(object, FactsForm.class);
            return form.creditCode().matches("[0-9A-Z]{18}")
                    ? new Good(row, form)
                    : new Bad(row, "BAD_CREDIT_CODE", "统一社会信用代码应为18位");
        } catch (tools.jackson.databind.exc.UnrecognizedPropertyException e) {
            return new Bad(row, "UNKNOWN_FIELD", "未知字段" + e.getPropertyName());
        } catch (JacksonException e) {
            return new Bad(row, "NOT_JSON", "不是有效的JSON或字段类型不符");
        }
    }

    private static String missing(ObjectNode object) {
        for (String name : new String[] {"creditCode", "asOf", "facts"}) {
            if (!object.hasNonNull(name)) {
                return name;
            }
        }
        return object.path("facts").isEmpty() ? "facts" : "";
    }
}
