package cn.jince.bff.web.part;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One part of a screen: here, or missing with a reason fit to show.
 *
 * @param <T> what the part shows
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Part.Here.class, name = "HERE"),
    @JsonSubTypes.Type(value = Part.Missing.class, name = "MISSING")
})
public sealed interface Part<T> {

    /** @param provenance which system said it, for parts from outside the house */
    record Here<T>(T value, @Nullable Provenance provenance) implements Part<T> {}

    /**
     * @param reason TIMEOUT FAILED FORBIDDEN, or the reason of a {@link Reply.Unknown}
     * @param notice Chinese sentence for the person at the screen
     * @param since since when it has been so
     * @param expected the day the source is planned to be connected
     */
    record Missing<T>(
            String reason,
            String notice,
            @Nullable String systemName,
            @Nullable Instant since,
            @Nullable LocalDate expected)
            implements Part<T> {}

    /** What a department's system says of an enterprise. @param found false where it says it has no such record */
    record Live(boolean found, Map<String, Object> attributes) {}

    static <T> Part<T> here(T value) {
        return new Here<>(value, null);
    }

    static <T> Part<T> missing(String reason, String notice) {
        return new Missing<>(reason, notice, null, null, null);
    }

    /** Pure: a department's reply as a part. Absent is an answer, unknown is not. */
    static Part<Live> of(Reply<Attributes> reply) {
        return switch (reply) {
            case Reply.Answered<Attributes>(Attributes value, Provenance provenance) ->
                new Here<>(new Live(true, withoutNulls(value)), provenance);
            case Reply.Absent<Attributes>(Provenance provenance) -> new Here<>(new Live(false, Map.of()), provenance);
            case Reply.Unknown<Attributes> unknown ->
                new Missing<>(
                        unknown.reason().name(),
                        unknown.notice(),
                        unknown.systemName(),
                        unknown.since(),
                        unknown.expected());
        };
    }

    private static Map<String, Object> withoutNulls(Attributes value) {
        Map<String, Object> known = new LinkedHashMap<>();
        value.attributes().forEach((key, attribute) -> {
            if (attribute != null && !attribute.isNull()) {
                known.put(key, attribute);
            }
        });
        return known;
    }
}
