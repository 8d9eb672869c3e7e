package cn.jince.adapters.catalogue;

import cn.jince.adapters.call.Line;
import cn.jince.adapters.descriptor.AnswerSchema;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Reply;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAPI 3.1 of one capability: its question, every outcome with an example, and its sandbox. */
@Component
public class OpenApiDocument {
    private static final Instant EXAMPLE_TIME = Instant.parse("2026-01-01T00:00:00Z");
    private final Sandbox sandbox;
    private final JsonMapper json;

    OpenApiDocument(Sandbox sandbox, JsonMapper json) {
        this.sandbox = sandbox;
        this.json = json;
    }

    public ObjectNode of(Line line) {
        Capability capability = line.capability();
        ObjectNode document = json.createObjectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", Objects.requireNonNullElse(capability.title(), capability.capability()))
                .put("version", capability.contract())
                .put("description", line.system().name() + "；" + line.system().legalBasis());
        ObjectNode paths = document.putObject("paths");
        String path = "/open/capabilities/" + capability.capability();
        ObjectNode production = operation(paths, path + "/queries", "查询" + capability.capability(), line);
        problem(production, "403", "该能力未向您开放（capability-not-granted）");
        problem(production, "410", "该能力已退役（capability-retired）");
        problem(production, "501", "接口预留中，带预计日期（capability-reserved）");
        operation(paths, path + "/sandbox", "沙箱：不调用任何业务系统", line);
        ObjectNode components = document.putObject("components");
        schemas(components.putObject("schemas"), capability);
        components
                .putObject("securitySchemes")
                .putObject("system")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        document.putArray("security").addObject().putArray("system");
        return document;
    }

    private ObjectNode operation(ObjectNode paths, String path, String summary, Line line) {
        ObjectNode operation = paths.putObject(path).putObject("post").put("summary", summary);
        ObjectNode question = operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json");
        question.putObject("schema").put("$ref", "#/components/schemas/Question");
        ObjectNode responses = operation.putObject("responses");
        ObjectNode reply = responses
                .putObject("200")
                .put("description", "答复：有记录、无记录，或未知及其原因")
                .putObject("content")
                .putObject("application/json");
        reply.putObject("schema").put("$ref", "#/components/schemas/Reply");
        ObjectNode questions = question.putObject("examples");
        ObjectNode replies = reply.putObject("examples");
        for (MagicInput magic : MagicInput.values()) {
            questions
                    .putObject(magic.name())
                    .put("summary", magic.meaning())
                    .putObject("value")
                    .put("creditCode", magic.creditCode())
                    .put("divisionCode", "140000")
                    .put("purpose", "联调");
            replies.putObject(magic.name())
                    .put("summary", magic.creditCode() + "：" + magic.meaning())
                    .set("value", json.valueToTree(sandbox.answer(line, magic.creditCode(), EXAMPLE_TIME)));
        }
        problem(responses, "400", "请求不合要求");
        problem(responses, "401", "请先取得访问令牌");
        return responses;
    }

    private static void problem(ObjectNode responses, String status, String description) {
        responses
                .putObject(status)
                .put("description", description)
                .putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
    }

    private static void schemas(ObjectNode schemas, Capability capability) {
        ObjectNode question = object(schemas, "Question", "creditCode", "divisionCode", "purpose");
        text(question, "creditCode").put("pattern", "^[0-9A-Z]{18}$");
        text(question, "divisionCode").put("pattern", "^14[0-9]{4}$");
        text(question, "purpose").put("minLength", 1).put("maxLength", 200);
        schemas.set("Answer", AnswerSchema.of(capability).tree());
        ObjectNode provenance = object(schemas, "Provenance", "system", "systemName", "fetchedAt", "freshness");
        text(provenance, "system");
        text(provenance, "systemName");
        nullable(provenance, "asOf", "date");
        text(provenance, "fetchedAt").put("format", "date-time");
        anyOf(text(provenance, "freshness"), Freshness.values());
        nullable(provenance, "contract", null);
        ObjectNode answered = reply(schemas, "Answered", "ANSWERED", "value", "provenance");
        ObjectNode value = answered.withObject("properties").putObject("value").put("type", "object");
        value.putArray("required").add("attributes");
        value.putObject("properties").putObject("attributes").put("$ref", "#/components/schemas/Answer");
        answered.withObject("properties").putObject("provenance").put("$ref", "#/components/schemas/Provenance");
        ObjectNode absent = reply(schemas, "Absent", "ABSENT", "provenance");
        absent.withObject("properties").putObject("provenance").put("$ref", "#/components/schemas/Provenance");
        ObjectNode unknown =
                reply(schemas, "Unknown", "UNKNOWN", "reason", "system", "systemName", "notice", "askAgainAfter");
        anyOf(text(unknown, "reason"), Reply.Reason.values());
        for (String name : new String[] {"system", "systemName", "notice"}) {
            text(unknown, name);
        }
        text(unknown, "askAgainAfter").put("format", "duration");
        nullable(unknown, "since", "date-time");
        nullable(unknown, "expected", "date");
        ArrayNode outcomes = schemas.putObject("Reply").putArray("oneOf");
        for (String outcome : new String[] {"Answered", "Absent", "Unknown"}) {
            outcomes.addObject().put("$ref", "#/components/schemas/" + outcome);
        }
        ObjectNode problem = object(schemas, "Problem", "status", "code", "detail");
        problem.withObject("properties").putObject("status").put("type", "integer");
        text(problem, "code");
        text(problem, "detail");
        nullable(problem, "expected", "date");
    }

    private static ObjectNode reply(ObjectNode schemas, String name, String word, String... required) {
        ObjectNode schema = object(schemas, name, required);
        schema.withArray("required").add("reply");
        schema.withObject("properties").putObject("reply").put("const", word);
        return schema;
    }

    private static ObjectNode object(ObjectNode schemas, String name, String... required) {
        ObjectNode schema = schemas.putObject(name).put("type", "object");
        Arrays.stream(required).forEach(schema.putArray("required")::add);
        schema.putObject("properties");
        return schema;
    }

    private static ObjectNode text(ObjectNode schema, String name) {
        return schema.withObject("properties").putObject(name).put("type", "string");
    }

    private static void nullable(ObjectNode schema, String name, @Nullable String format) {
        ObjectNode property = schema.withObject("properties").putObject(name);
        property.putArray("type").add("string").add("null");
        if (format != null) {
            property.put("format", format);
        }
    }

    private static void anyOf(ObjectNode property, Enum<?>... values) {
        Arrays.stream(values).map(Enum::name).forEach(property.putArray("enum")::add);
    }
}
