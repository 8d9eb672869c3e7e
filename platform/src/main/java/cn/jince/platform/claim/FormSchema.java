package cn.jince.platform.claim;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.local.LocalField;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * 申报表单 as JSON Schema 2020-12: the attributes an item's version asks, what every claim asks, and what divisions added.
 * Its {@code $id} names all versions it is made of; the same schema is published and judges a submission.
 */
public final class FormSchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FormSchema() {}

    /** @param required keys that must be there */
    public static ObjectNode of(String id, List<Attribute> attributes, List<LocalField> fields, List<String> required) {
        ObjectNode schema = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", id)
                .put("type", "object")
                .put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        attributes.forEach(attribute -> properties.set(
                attribute.key(),
                type(attribute.kind().name(), List.of())
                        .put("title", attribute.name())
                        .put("x-source", attribute.department())));
        properties.set(ClaimForms.CONTACT_NAME, text(1, 50).put("title", "联系人"));
        properties.set(
                ClaimForms.CONTACT_PHONE, text(1, 30).put("title", "联系电话").put("pattern", "^[0-9+()\\- ]{5,30}$"));
        properties.set(
                ClaimForms.COMMITMENT, JSON.objectNode().put("title", "承诺书").put("const", true));
        ObjectNode account = JSON.objectNode().put("type", "object").put("title", "收款账户");
        account.putObject("properties")
                .set("account", JSON.objectNode().put("type", "string").put("pattern", "^\\d{8,32}$"));
        properties.set(ClaimForms.ACCOUNT, account);
        fields.forEach(field -> properties.set(
                field.key(),
                type(field.kind().name(), field.choices())
                        .put("title", field.label())
                        .put("x-added-by", field.division())));
        ArrayNode must = schema.putArray("required");
        required.forEach(must::add);
        return schema;
    }

    /** All defects of a form at once; values of sources are judged too, as what is sent is what is decided on. */
    static List<Defect> defects(ObjectNode schema, List<FormLine> lines) {
        ObjectNode filled = JSON.objectNode();
        lines.stream().filter(line -> !empty(line.value())).forEach(line -> filled.set(line.key(), line.value()));
        Map<String, String> labels =
                lines.stream().collect(Collectors.toMap(FormLine::key, FormLine::label, (first, _) -> first));
        List<Defect> defects = new ArrayList<>();
        for (Error error : REGISTRY.getSchema(schema).validate((JsonNode) filled)) {
            String key = key(error);
            String label = labels.getOrDefault(key, key);
            if (defects.stream().noneMatch(known -> known.field().equals(key))) {
                defects.add(new Defect(key, label + reason(error, key)));
            }
        }
        return List.copyOf(defects);
    }

    private static String key(Error error) {
        String at = error.getInstanceLocation().toString();
        String property = error.getProperty();
        String whole = at.isEmpty() || at.equals("/") || at.equals("$") ? "/" + (property == null ? "" : property) : at;
        return whole.replaceFirst("^[/$.]+", "").replaceFirst("[/.].*", "");
    }

    private static String reason(Error error, String key) {
        if (key.equals(ClaimForms.COMMITMENT)) {
            return "未勾选：须勾选承诺书。";
        }
        return switch (error.getKeyword()) {
            case "required" -> "未填写。";
            case "enum" -> "只能从列出的选项中选择。";
            case "maxLength" -> "过长。";
            case "additionalProperties" -> "不是本表单的内容。";
            default -> "的填写格式不对。";
        };
    }

    static boolean empty(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || value.isString() && value.asString().isBlank();
    }

    private static ObjectNode type(String kind, List<String> choices) {
        return switch (kind) {
            case "NUMBER" -> JSON.objectNode().put("type", "number");
            case "BOOL" -> JSON.objectNode().put("type", "boolean");
            case "DATE" ->
                JSON.objectNode().put("type", "string").put("format", "date").put("pattern", "^\\d{4}-\\d{2}-\\d{2}$");
            case "TEXT_SET" -> {
                ObjectNode set = JSON.objectNode().put("type", "array");
                set.putObject("items").put("type", "string");
                yield set;
            }
            default -> {
                ObjectNode text = text(0, 500);
                if (!choices.isEmpty()) {
                    ArrayNode of = text.putArray("enum");
                    choices.forEach(of::add);
                }
                yield text;
            }
        };
    }

    private static ObjectNode text(int least, int most) {
        ObjectNode text = JSON.objectNode().put("type", "string").put("maxLength", most);
        return least == 0 ? text : text.put("minLength", least);
    }
}
