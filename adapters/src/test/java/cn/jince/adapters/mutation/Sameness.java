package cn.jince.adapters.mutation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whether what was answered is what was read by hand. */
final class Sameness {
    static boolean of(Map<String, JsonNode> given, Map<String, Object> expected) {
        return given.keySet().equals(expected.keySet())
                && given.entrySet().stream().allMatch(each -> same(each.getValue(), expected.get(each.getKey())));
    }

    /** Numbers that were calculated with may differ behind the fifteenth digit. */
    private static boolean same(JsonNode given, Object expected) {
        return switch (expected) {
            case null -> given == null || given.isNull();
            case BigDecimal number
            when given != null && given.isNumber() -> {
                BigDecimal difference = given.decimalValue().subtract(number).abs();
                yield given.isIntegralNumber() && number.stripTrailingZeros().scale() <= 0 && number.precision() < 19
                        ? difference.signum() == 0
                        : difference.compareTo(number.abs().multiply(new BigDecimal("1e-14"))) <= 0;
            }
            case String text ->
                given != null && given.isString() && given.asString().equals(text);
            case Boolean flag -> given != null && given.isBoolean() && given.asBoolean() == flag;
            case List<?> list -> {
                boolean all = given != null && given.isArray() && given.size() == list.size();
                for (int i = 0; all && i < list.size(); i++) {
                    all = same(given.get(i), list.get(i));
                }
                yield all;
            }
            case Map<?, ?> map ->
                given != null
                        && given.isObject()
                        && map.keySet().containsAll(filled(given))
                        && map.entrySet().stream()
                                .allMatch(each -> same(given.get(String.valueOf(each.getKey())), each.getValue()));
            default -> false;
        };
    }

    private static List<String> filled(JsonNode object) {
        return object.propertyStream()
                .filter(each -> !each.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Sameness() {}
}
