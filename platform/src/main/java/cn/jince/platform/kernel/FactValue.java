package cn.jince.platform.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/** A value a fact can have, and a rule can compare with. */
public sealed interface FactValue {
    /** Also codes and divisions. */
    record Text(String value) implements FactValue {}

    record TextSet(Set<String> values) implements FactValue {
        public TextSet {
            values = Set.copyOf(values);
        }
    }

    record Number(BigDecimal value) implements FactValue {}

    record Bool(boolean value) implements FactValue {}

    record Date(LocalDate value) implements FactValue {}
}
