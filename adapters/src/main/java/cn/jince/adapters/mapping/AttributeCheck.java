package cn.jince.adapters.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every promised attribute is there with its type, and nothing else is. */
final class AttributeCheck {
    private final Map<String, String> types;

    AttributeCheck(Map<String, String> types) {
        this.types = types;
    }

    Map<String, @Nullable JsonNode> checked(Map<String, @Nullable Object> mapped) {
        for (String attribute : mapped.keySet()) {
            if (!types.containsKey(attribute)) {
                throw new Unmappable(attribute + " was not promised");
            }
        }
        Map<String, @Nullable JsonNode> out = new LinkedHashMap<>();
        types.forEach((attribute, type) -> out.put(attribute, value(attribute, type, mapped.get(attribute))));
        return out;
    }

    private static JsonNode value(String attribute, String type, @Nullable Object value) {
        if (value == null) {
            if (type.endsWith("?")) {
                return JsonMapper.shared().nullNode();
            }
            throw new Unmappable(attribute + " is missing");
        }
        boolean fits = switch (type.replace("?", "").toUpperCase(Locale.ROOT)) {
            case "TEXT" -> value instanceof String text && !text.isEmpty();
            case "NUMBER" -> value instanceof Number number && countable(number);
            case "BOOLEAN" -> value instanceof Boolean;
            case "DATE" -> value instanceof String text && isDate(text);
            case "LIST" -> value instanceof List<?>;
            default -> false;
        };
        if (!fits) {
            throw new Unmappable(attribute + " is no " + type);
        }
        return JsonMapper.shared().valueToTree(value instanceof Number number ? plain(number) : value);
    }

    private static boolean countable(Number number) {
        return Double.isFinite(number.doubleValue()) && Numbers.bounded(new BigDecimal(number.toString()));
    }

    /** Whole numbers without a point, others as short as they are. */
    private static Number plain(Number number) {
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
        return exact.scale() <= 0 && exact.precision() - exact.scale() < 19 ? (Number) exact.longValueExact() : exact;
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 1900;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
