package cn.jince.adapters.descriptor;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Holds a descriptor against the JSON Schema in {@code resources/descriptor}, and says each mistake in our words. */
final class DescriptorSchema {
    private static final String BASE = "https://jince.cn/descriptor/";
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemaIdResolvers(ids -> ids.mapPrefix(BASE, "classpath:descriptor/")))
            .getSchema(SchemaLocation.of(BASE + "system.json"));

    static void check(MarkedYaml yaml) {
        for (Error error : SCHEMA.validate(yaml.tree())) {
            String at = error.getInstanceLocation().toString();
            switch (error.getKeyword()) {
                case "required" -> yaml.fault(at + "/" + error.getProperty(), "is missing");
                case "additionalProperties" ->
                    yaml.fault(at + "/" + error.getProperty(), "is not a key of a descriptor");
                default -> yaml.fault(at, what(error));
            }
        }
    }

    private static String what(Error error) {
        JsonNode value = error.getInstanceNode();
        String is = value == null || value.isContainer() ? "" : ", and not " + value.asString();
        return switch (error.getKeyword()) {
            case "type" ->
                "must be of type " + String.valueOf(error.getSchemaNode().asString()) + is;
            case "enum" -> "must be one of " + error.getSchemaNode() + is;
            case "const" -> "must be " + error.getSchemaNode() + is;
            case "pattern" ->
                error.getSchemaLocation().toString().contains("time")
                        ? "has no usable value: a time is written as 800ms, 4s, 5m or 1h, and is above 0 but for a ttl or backoff"
                                + is
                        : "must look like " + error.getSchemaNode().asString() + is;
            default -> {
                String message = String.valueOf(error.getMessage());
                yield message.substring(message.lastIndexOf(": ") + 1).strip().toLowerCase(Locale.ROOT);
            }
        };
    }

    private DescriptorSchema() {}
}
