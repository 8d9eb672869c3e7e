package cn.jince.adapters.mapping;

import cn.jince.adapters.descriptor.AnswerSchema;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the data of an answer to our attributes, and to the day they hold for. */
public final class AttributeMapping {
    private final Expression attributes;
    private final @Nullable Expression asOf;
    private final @Nullable Expression recordTime;
    private final AttributeCheck check;
    private final @Nullable AnswerSchema schema;

    /**
     * @param types attribute to type, with ? where it may be null
     * @param schema what the answer must keep to beyond its types; null where the caller looks to that itself
     */
    public AttributeMapping(
            String mapping,
            @Nullable String asOf,
            @Nullable String recordTime,
            Map<String, String> types,
            @Nullable AnswerSchema schema) {
        this.attributes = new Expression(mapping);
        this.asOf = asOf == null ? null : new Expression(asOf);
        this.recordTime = recordTime == null ? null : new Expression(recordTime);
        this.check = new AttributeCheck(types);
        this.schema = schema;
    }

    /** Throws {@link Unmappable} where the data is not what the contract says. */
    public Map<String, @Nullable JsonNode> map(Object data) {
        try {
            Object mapped = attributes.of(data);
            if (!(mapped instanceof Map<?, ?> map)) {
                throw new Unmappable("nothing to map");
            }
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            map.forEach((key, value) -> named.put(String.valueOf(key), value == Jsonata.NULL_VALUE ? null : value));
            return promised(check.checked(named));
        } catch (JException e) {
            throw new Unmappable("the mapping does not fit: " + e.getError());
        }
    }

    private Map<String, @Nullable JsonNode> promised(Map<String, @Nullable JsonNode> answer) {
        List<String> complaints = schema == null
                ? List.of()
                : schema.complaints(JsonMapper.shared().valueToTree(answer));
        if (!complaints.isEmpty()) {
            throw new Unmappable(String.join(", ", complaints));
        }
        return answer;
    }

    public @Nullable LocalDate asOf(Object data) {
        if (asOf == null) {
            return null;
        }
        try {
            return asOf.of(data) instanceof String text ? LocalDate.parse(text) : null;
        } catch (JException | DateTimeParseException e) {
            throw new Unmappable("no such day");
        }
    }

    /** When they made or last changed the record, by their clock; a day counts from its beginning. */
    public @Nullable Instant recordedAt(Object data) {
        if (recordTime == null) {
            return null;
        }
        try {
            return recordTime.of(data) instanceof String text ? Moments.read(text) : null;
        } catch (JException | DateTimeParseException e) {
            throw new Unmappable("no such time");
        }
    }
}
