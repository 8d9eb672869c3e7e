package cn.jince.platform.matching;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.enterprise.Assembly;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.SizeClasses;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.matching.Gap.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An enterprise as it would be: changed, on another day, with what we compute of it computed anew. */
final class WhatIf {
    private static final Assembly ASSEMBLY = new Assembly(new SizeClasses());
    private static final Provenance SUPPOSED =
            new Provenance("supposed", "假设", null, Instant.EPOCH, Freshness.MANUAL, null);
    /** The finest a number is kept. */
    private static final BigDecimal LEAST = BigDecimal.ONE.movePointLeft(NumberColumn.DECIMALS);

    private WhatIf() {}

    static Facts of(Dossier dossier, List<Step> steps, LocalDate day) {
        Map<String, Fact> facts = new HashMap<>(dossier.facts());
        for (Step step : steps) {
            switch (step) {
                case Step.Grow grow -> put(facts, grow.attribute(), new FactValue.Number(reached(grow)));
                case Step.Gain gain -> put(facts, gain.attribute(), gained(facts, gain));
                case Step.Wait _, Step.Begin _ -> {}
            }
        }
        ASSEMBLY.complete(facts, day);
        return new Dossier(dossier.code(), dossier.name(), dossier.division(), facts);
    }

    /** One step for what one attribute has to reach, however many conditions ask for it. */
    static Collection<Step> merged(List<Step> steps) {
        Map<String, Step> merged = new LinkedHashMap<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Grow grow -> merged.merge("grow " + grow.attribute().key(), grow, WhatIf::farther);
                case Step.Wait wait -> merged.merge("wait", wait, WhatIf::farther);
                case Step.Gain gain -> merged.put("gain " + gain.attribute().key() + gain.oneOf(), gain);
                case Step.Begin begin -> merged.put("begin", begin);
            }
        }
        return merged.values();
    }

    private static Step farther(Step one, Step other) {
        if (one instanceof Step.Grow first && other instanceof Step.Grow second) {
            int farther = first.by().compareTo(second.by());
            return farther > 0 || farther == 0 && first.beyond() ? first : second;
        }
        return one instanceof Step.Wait first
                        && other instanceof Step.Wait second
                        && first.on().isAfter(second.on())
                ? first
                : other;
    }

    private static BigDecimal reached(Step.Grow grow) {
        if (!grow.beyond()) {
            return grow.need();
        }
        return grow.need().compareTo(grow.have()) >= 0
                ? grow.need().add(LEAST)
                : grow.need().subtract(LEAST);
    }

    private static FactValue gained(Map<String, Fact> facts, Step.Gain gain) {
        FactValue first = gain.oneOf().getFirst();
        if (gain.attribute().kind() != Attribute.Kind.TEXT_SET || !(first instanceof FactValue.Text(String text))) {
            return first;
        }
        Set<String> texts = new TreeSet<>(Set.of(text));
        if (facts.get(gain.attribute().key()) instanceof Fact.Known(FactValue.TextSet(Set<String> held), var _)) {
            texts.addAll(held);
        }
        return new FactValue.TextSet(texts);
    }

    private static void put(Map<String, Fact> facts, Attribute attribute, FactValue value) {
        facts.put(attribute.key(), new Fact.Known(value, SUPPOSED));
    }
}
