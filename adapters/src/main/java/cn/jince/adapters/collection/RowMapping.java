package cn.jince.adapters.collection;

import cn.jince.adapters.descriptor.AnswerSchema;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.mapping.AttributeMapping;
import cn.jince.adapters.mapping.Expression;
import cn.jince.adapters.mapping.Unmappable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts rows of one capability into our words, with the descriptor's mapping and the check of its attributes. */
final class RowMapping {
    private final Capability capability;
    private final AttributeMapping mapping;
    private final Expression subject;

    RowMapping(Capability capability) {
        this.capability = capability;
        this.mapping = new AttributeMapping(
                capability.mapping(),
                capability.asOf(),
                capability.recordTime(),
                capability.attributes(),
                capability.schema() == null ? null : AnswerSchema.of(capability));
        this.subject =
                new Expression(Objects.requireNonNull(capability.collection()).subject());
    }

    Line of(Row row) {
        return switch (row) {
            case Row.Damaged damaged -> new Line.Bad(damaged);
            case Row.Missing missing -> new Line.Good(missing.key(), missing.subject(), missing.day(), absent());
            case Row.Read read -> read(read);
        };
    }

    private Line read(Row.Read row) {
        try {
            if (!(subject.of(row.content()) instanceof String code) || !code.matches("[0-9A-Z]{18}")) {
                return new Line.Bad(new Row.Damaged(row.key(), "BAD_CREDIT_CODE", "统一社会信用代码应为18位"));
            }
            if (row.gone()) {
                return new Line.Good(row.key(), code, row.day(), absent());
            }
            LocalDate said = mapping.asOf(row.content());
            return new Line.Good(row.key(), code, said == null ? row.day() : said, mapping.map(row.content()));
        } catch (Unmappable e) {
            return new Line.Bad(new Row.Damaged(row.key(), "NOT_AS_PROMISED", "与约定不符：" + e.getMessage()));
        } catch (RuntimeException e) {
            // what JSONata cannot take shows in many ways, $number("x") as a NumberFormatException; it costs this row
            // only
            return new Line.Bad(new Row.Damaged(
                    row.key(), "NOT_AS_PROMISED", "与约定不符：" + e.getClass().getSimpleName()));
        }
    }

    /** They have no such record any more: each attribute is known to be absent. */
    private Map<String, @Nullable JsonNode> absent() {
        Map<String, @Nullable JsonNode> facts = new LinkedHashMap<>();
        capability.attributes().keySet().forEach(each -> facts.put(each, null));
        return facts;
    }
}
