package cn.jince.adapters.catalogue;

import cn.jince.adapters.call.Line;
import cn.jince.adapters.descriptor.AnswerSchema;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Answers without asking anybody: an example for every enterprise, and each outcome for its magic input. */
@Component
public class Sandbox {
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);
    private final StageBoard stages;

    Sandbox(StageBoard stages) {
        this.stages = stages;
    }

    /** Works for reserved capabilities too: that is what it is for. */
    public Reply<Attributes> answer(Line line, String creditCode, Instant now) {
        MagicInput magic = MagicInput.of(creditCode).orElse(MagicInput.ANSWERED);
        return switch (magic) {
            case ANSWERED -> new Reply.Answered<>(new Attributes(example(line.capability())), provenance(line, now));
            case ABSENT -> new Reply.Absent<>(provenance(line, now));
            default -> unknown(line, magic);
        };
    }

    private Reply<Attributes> unknown(Line line, MagicInput magic) {
        Standing standing = stages.of(line.system().system(), line.capability().capability(), Standing.PROVINCE);
        return new Reply.Unknown<>(
                Objects.requireNonNull(magic.reason()),
                line.system().system(),
                line.system().name() + "（沙箱）",
                magic.meaning() + "。" + standing.notice(),
                Duration.ofMinutes(1),
                null,
                magic == MagicInput.NOT_CONNECTED ? expected(standing) : null);
    }

    private static LocalDate expected(Standing standing) {
        LocalDate said = standing.expected();
        return said == null ? SOME_DAY.plusYears(1) : said;
    }

    private static Provenance provenance(Line line, Instant now) {
        return new Provenance(
                line.system().system(),
                line.system().name() + "（沙箱）",
                SOME_DAY,
                now,
                Freshness.SNAPSHOT,
                line.capability().capability() + "/" + line.capability().contract());
    }

    /** What the descriptor gives as an example, else a plain value of each type. */
    static Map<String, @Nullable JsonNode> example(Capability capability) {
        JsonNode given = capability.example();
        JsonNode tree = given == null ? AnswerSchema.of(capability).tree().path("properties") : given;
        Map<String, @Nullable JsonNode> example = new LinkedHashMap<>();
        tree.properties()
                .forEach(each -> example.put(each.getKey(), given == null ? plain(each.getValue()) : each.getValue()));
        return example;
    }

    private static JsonNode plain(JsonNode type) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        JsonNode word = type.path("type");
        return switch (word.isArray() ? word.get(0).asString() : word.asString()) {
            case "number" -> json.numberNode(1);
            case "boolean" -> json.booleanNode(true);
            case "array" -> json.arrayNode();
            default -> json.stringNode(type.has("format") ? SOME_DAY.toString() : "示例");
        };
    }
}
