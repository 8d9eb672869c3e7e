package cn.jince.platform.enterprise;

import cn.jince.api.enterprise.EnterpriseViews.FactView;
import cn.jince.api.enterprise.EnterpriseViews.OtherSource;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A line of a dossier on the wire, with what other sources say beside it. */
public final class FactLines {
    private FactLines() {}

    public static FactView of(Attribute attribute, Dossier dossier) {
        Fact fact = dossier.of(attribute);
        List<Fact> others = dossier.others().getOrDefault(attribute.key(), List.of());
        return new FactView(
                attribute.key(),
                attribute.name(),
                FactWords.status(fact),
                value(fact),
                attribute.unit(),
                FactWords.reason(fact),
                attribute.department(),
                provenance(fact),
                others.stream()
                        .map(other -> new OtherSource(FactWords.status(other), value(other), provenance(other)))
                        .toList(),
                others.stream().anyMatch(other -> !same(fact, other)));
    }

    public static @Nullable JsonNode value(Fact fact) {
        return fact instanceof Fact.Known(FactValue known, var _) ? FactWords.json(known) : null;
    }

    public static @Nullable Provenance provenance(Fact fact) {
        return switch (fact) {
            case Fact.Known(var _, Provenance from) -> from;
            case Fact.Absent(Provenance from) -> from;
            case Fact.Unknown _ -> null;
        };
    }

    private static boolean same(Fact fact, Fact other) {
        if (fact instanceof Fact.Known(FactValue.Number(var a), var _)
                && other instanceof Fact.Known(FactValue.Number(var b), var _)) {
            return a.compareTo(b) == 0;
        }
        if (fact instanceof Fact.Known(FactValue a, var _) && other instanceof Fact.Known(FactValue b, var _)) {
            return a.equals(b);
        }
        return fact instanceof Fact.Absent && other instanceof Fact.Absent;
    }
}
