package cn.jince.adapters.collection;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row in our words, as it goes to the platform, or why it cannot be put so. */
sealed interface Line {
    record Good(String key, String subject, LocalDate day, Map<String, @Nullable JsonNode> facts) implements Line {

        /** @param system who says so */
        JsonNode form(String system) {
            return JsonMapper.shared()
                    .valueToTree(
                            Map.of("creditCode", subject, "system", system, "asOf", day.toString(), "facts", facts));
        }
    }

    record Bad(Row.Damaged row) implements Line {}
}
