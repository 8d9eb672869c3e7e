package cn.jince.adapters.shadow;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a shadow said held against what we know: attribute to whether both say the same. */
public record Comparison(Map<String, Boolean> same) {
    public static final String ANSWER = "(answer)";
    public static final String RECORD = "(record)";

    /**
     * Only attributes we know are compared: what we do not know, the shadow cannot be wrong about.
     *
     * @param known our attributes; null where we know there is no record
     */
    public static Comparison of(@Nullable Map<String, JsonNode> known, Reply<Attributes> shadow) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put(ANSWER, !(shadow instanceof Reply.Unknown));
        switch (shadow) {
            case Reply.Answered<Attributes> answered -> {
                same.put(RECORD, known != null);
                if (known != null) {
                    answered.value().attributes().forEach((attribute, value) -> {
                        JsonNode ours = known.get(attribute);
                        if (ours != null && !ours.isNull()) {
                            same.put(attribute, equal(ours, value));
                        }
                    });
                }
            }
            case Reply.Absent<Attributes> _ -> same.put(RECORD, known == null);
            case Reply.Unknown<Attributes> _ -> {}
        }
        return new Comparison(same);
    }

    private static boolean equal(JsonNode ours, @Nullable JsonNode theirs) {
        if (theirs == null) {
            return false;
        }
        return ours.isNumber() && theirs.isNumber()
                ? ours.decimalValue().compareTo(theirs.decimalValue()) == 0
                : ours.equals(theirs);
    }
}
