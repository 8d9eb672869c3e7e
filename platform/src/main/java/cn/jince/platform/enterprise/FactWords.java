package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Facts in the words of the wire. */
public final class FactWords {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FactWords() {}

    public static String status(Fact fact) {
        return switch (fact) {
            case Fact.Known _ -> "KNOWN";
            case Fact.Absent _ -> "ABSENT";
            case Fact.Unknown _ -> "UNKNOWN";
        };
    }

    public static JsonNode json(FactValue value) {
        return switch (value) {
            case FactValue.Text(String text) -> NODES.stringNode(text);
            case FactValue.Bool(boolean bool) -> NODES.booleanNode(bool);
            case FactValue.Date(LocalDate date) -> NODES.stringNode(date.toString());
            case FactValue.Number(BigDecimal number) -> NODES.numberNode(number);
            case FactValue.TextSet(Set<String> texts) -> {
                ArrayNode array = NODES.arrayNode();
                texts.stream().sorted().forEach(array::add);
                yield array;
            }
        };
    }

    /** Why it is unknown; null where it is not. */
    public static @Nullable String reason(Fact fact) {
        if (!(fact instanceof Fact.Unknown(Fact.Why why))) {
            return null;
        }
        return switch (why) {
            case Fact.Why.Legacy(var reason) -> reason.name();
            case Fact.Why.NotCollected _ -> "NOT_COLLECTED";
            case Fact.Why.ToBeDeclared _ -> "DECLARED";
        };
    }
}
