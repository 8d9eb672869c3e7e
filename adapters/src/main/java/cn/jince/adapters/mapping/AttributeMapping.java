package cn.jince.adapters.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** From the data of an answer to our attributes, and to the day they hold for. */
public final class AttributeMapping {
    private final Expression attributes;
    private final @Nullable Expression asOf;
    private final @Nullable Expression recordTime;
    private final AttributeCheck check;

    /** @param types attribute to type, with ? where it may be null */
    public AttributeMapping(
            String mapping, @Nullable String asOf, @Nullable String recordTime, Map<String, String> types) {
        this.attributes = new Expression(mapping);
        this.asOf = asOf == null ? null : new Expression(asOf);
        this.recordTime = recordTime == null ? null : new Expression(recordTime);
        this.check = new AttributeCheck(types);
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
            return check.checked(named);
        } catch (JException e) {
            throw new Unmappable("the mapping does not fit: " + e.getError());
        }
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
