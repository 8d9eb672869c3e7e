package cn.jince.adapters.descriptor;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The canonical JSON Schema of an answer in our words: the promised attributes with their types, narrowed by what the
 * descriptor adds under {@code schema}.
 */
public final class AnswerSchema {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final ObjectNode tree;
    private final Schema schema;

    private AnswerSchema(ObjectNode tree) {
        this.tree = tree;
        this.schema = REGISTRY.getSchema(tree);
    }

    public static AnswerSchema of(Capability capability) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode tree = json.objectNode().put("type", "object").put("additionalProperties", false);
        ArrayNode required = tree.putArray("required");
        ObjectNode properties = tree.putObject("properties");
        capability.attributes().forEach((attribute, type) -> {
            required.add(attribute);
            properties.set(attribute, type(type));
        });
        if (capability.schema() != null) {
            tree.putArray("allOf").add(capability.schema());
        }
        return new AnswerSchema(tree);
    }

    private static ObjectNode type(String type) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        String word = switch (type.replace("?", "")) {
            case "NUMBER" -> "number";
            case "BOOLEAN" -> "boolean";
            case "LIST" -> "array";
            default -> "string";
        };
        if (type.endsWith("?")) {
            out.putArray("type").add(word).add("null");
        } else {
            out.put("type", word);
        }
        return type.startsWith("DATE") ? out.put("format", "date") : out;
    }

    /** A copy, to be published. */
    public ObjectNode tree() {
        return tree.deepCopy();
    }

    /** What is wrong with an answer, without anything of what it says; empty where it keeps the promise. */
    public List<String> complaints(JsonNode answer) {
        return schema.validate(answer).stream()
                .map(error -> error.getInstanceLocation() + " breaks " + error.getKeyword())
                .toList();
    }
}
