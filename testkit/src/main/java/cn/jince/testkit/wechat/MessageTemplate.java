package cn.jince.testkit.wechat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A subscribe-message template: its field names carry their type, as {@code thing1} or {@code phrase3}. */
record MessageTemplate(String id, List<String> fields) {

    /** The first field that breaks the contract, or null where all are sound. */
    @Nullable
    String firstInvalid(Map<String, String> data) {
        for (String field : fields) {
            String value = data.get(field);
            if (value == null || value.isEmpty() || !valid(field.replaceAll("\\d+$", ""), value)) {
                return field;
            }
        }
        return data.keySet().stream()
                .filter(key -> !fields.contains(key))
                .findFirst()
                .orElse(null);
    }

    private static boolean valid(String type, String value) {
        int length = value.codePointCount(0, value.length());
        return switch (type) {
            case "thing" -> length <= 20;
            case "number" -> length <= 32 && value.matches("-?\\d+(\\.\\d+)?");
            case "letter" -> length <= 32 && value.matches("[A-Za-z]+");
            case "symbol" -> length <= 5 && value.matches("[^\\p{L}\\p{N}]+");
            case "character_string" -> length <= 32 && value.matches("[\\p{ASCII}]+");
            case "time" -> value.matches("(\\d{4}年\\d{1,2}月\\d{1,2}日 )?\\d{1,2}:\\d{2}(:\\d{2})?");
            case "date" -> value.matches("\\d{4}([年/-])\\d{1,2}([月/-])\\d{1,2}日?( \\d{1,2}:\\d{2}(:\\d{2})?)?");
            case "amount" -> value.matches("[¥$€￥]?\\d{1,10}(\\.\\d+)?元?");
            case "phone_number" -> length <= 17 && value.matches("[\\d+() -]+");
            case "car_number" -> length <= 8;
            case "name" -> length <= (value.matches("\\p{ASCII}+") ? 20 : 10);
            case "phrase" -> length <= 5 && value.matches("\\p{IsHan}+");
            default -> false;
        };
    }
}
