package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.Fact.Unknown;
import cn.jince.platform.kernel.Fact.Why;
import cn.jince.platform.kernel.Facts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 一企一档: what is known of one enterprise.
 *
 * @param facts attribute key to fact, collected and computed; an attribute that is missing is unknown
 * @param others attribute key to what sources say whose word does not hold; empty for most
 */
public record Dossier(
        CreditCode code, String name, DivisionCode division, Map<String, Fact> facts, Map<String, List<Fact>> others)
        implements Facts {

    public Dossier(CreditCode code, String name, DivisionCode division, Map<String, Fact> facts) {
        this(code, name, division, facts, Map.of());
    }

    @Override
    public Fact of(Attribute attribute) {
        @Nullable Fact fact = facts.get(attribute.key());
        if (fact != null) {
            return fact;
        }
        return new Unknown(
                attribute.origin() == Attribute.Origin.DECLARED ? new Why.ToBeDeclared() : new Why.NotCollected());
    }
}
