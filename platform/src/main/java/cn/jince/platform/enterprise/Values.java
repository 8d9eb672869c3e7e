package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.FactValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON values of facts, read as the attribute's kind. */
public final class Values {
    private static final int DECIMALS = 4;
    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(13);

    private Values() {}

    /** Empty where the value is not of that kind. */
    public static Optional<FactValue> read(Attribute attribute, JsonNode value) {
        return switch (attribute.kind()) {
            case NUMBER ->
                Optional.of(value)
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::decimalValue)
                        .filter(Values::fits)
                        .map(FactValue.Number::new);
            case BOOL ->
                Optional.of(value).filter(JsonNode::isBoolean).map(one -> new FactValue.Bool(one.booleanValue()));
            case DATE -> Optional.of(value).filter(JsonNode::isString).flatMap(one -> date(one.stringValue()));
            case TEXT_SET ->
                Optional.of(value)
                        .filter(JsonNode::isArray)
                        .map(one -> one.valueStream().toList())
                        .filter(all -> all.stream().allMatch(JsonNode::isString))
                        .map(all -> all.stream().map(JsonNode::stringValue).collect(Collectors.toSet()))
                        .map((Set<String> texts) -> new FactValue.TextSet(texts));
            case TEXT -> text(value, "(?s).{1,400}");
            case CODE -> text(value, "[0-9A-Z]{1,6}");
            case DIVISION -> text(value, "\\d{6}");
        };
    }

    private static Optional<FactValue> text(JsonNode value, String pattern) {
        return Optional.of(value)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> text.matches(pattern))
                .map(FactValue.Text::new);
    }

    /** What the matching index holds exactly. */
    private static boolean fits(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= DECIMALS && number.abs().compareTo(TOO_LARGE) < 0;
    }

    private static Optional<FactValue> date(String text) {
        try {
            return Optional.of(new FactValue.Date(LocalDate.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
