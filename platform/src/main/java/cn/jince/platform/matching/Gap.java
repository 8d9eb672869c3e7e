package cn.jince.platform.matching;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 差一点: the least that has to change before an enterprise is no longer refused an item.
 *
 * @param on the first day on which waiting alone has done its part; null where nothing need be waited for
 * @param open what is still to be verified then
 */
public record Gap(
        PolicyItem item, List<Step> steps, @Nullable LocalDate on, List<Evaluation> open) {

    /** One change. */
    public sealed interface Step {
        /** @param beyond the bound itself is not enough */
        record Grow(Attribute attribute, BigDecimal have, BigDecimal need, boolean beyond, String how) implements Step {
            public BigDecimal by() {
                return need.subtract(have).abs();
            }
        }

        record Gain(Attribute attribute, List<FactValue> oneOf, String how) implements Step {}

        /** Time does it. */
        record Wait(Attribute attribute, BigDecimal years, LocalDate on, long days) implements Step {}

        /** The item has not begun. */
        record Begin(LocalDate on) implements Step {}
    }
}
