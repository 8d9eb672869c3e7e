package cn.jince.platform.enterprise;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.Fact.Absent;
import cn.jince.platform.kernel.Fact.Known;
import cn.jince.platform.kernel.Fact.Unknown;
import cn.jince.platform.kernel.FactValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds to the collected facts of one enterprise what we compute from them. */
public final class Assembly {
    private static final Fact NOT_COLLECTED = new Unknown(new Fact.Why.NotCollected());
    private final SizeClasses sizes;

    public Assembly(SizeClasses sizes) {
        this.sizes = sizes;
    }

    /** @param facts by attribute key; completed in place */
    public void complete(Map<String, Fact> facts, LocalDate today) {
        section(facts);
        scale(facts);
        years(facts, today);
    }

    private static void section(Map<String, Fact> facts) {
        Fact code = facts.getOrDefault("industry_code", NOT_COLLECTED);
        if (code instanceof Known(FactValue.Text(String text), Provenance from)) {
            String section = Sections.of(text);
            facts.put(
                    "industry_section",
                    section.isEmpty() ? new Absent(from) : new Known(new FactValue.Text(section), computed(from)));
        } else {
            facts.put("industry_section", code);
        }
    }

    private void scale(Map<String, Fact> facts) {
        if (!(facts.get("industry_code") instanceof Known(FactValue.Text(String code), Provenance from))) {
            facts.put("scale", facts.getOrDefault("industry_code", NOT_COLLECTED));
            return;
        }
        SizeClasses.Size size = sizes.of(Sections.of(code), code, key -> number(facts.get(key)));
        facts.put(
                "scale",
                switch (size) {
                    case SizeClasses.Size.Class(String name) -> new Known(new FactValue.Text(name), computed(from));
                    case SizeClasses.Size.NoClass _ -> new Absent(computed(from));
                    case SizeClasses.Size.Open(String missing) -> {
                        Fact why = facts.getOrDefault(missing, NOT_COLLECTED);
                        yield why instanceof Unknown ? why : NOT_COLLECTED;
                    }
                });
    }

    private static void years(Map<String, Fact> facts, LocalDate today) {
        Fact registered = facts.getOrDefault("registered_on", NOT_COLLECTED);
        if (registered instanceof Known(FactValue.Date(LocalDate on), Provenance from)) {
            long years = Math.max(ChronoUnit.YEARS.between(on, today), 0);
            facts.put(
                    "years_since_registration",
                    new Known(new FactValue.Number(BigDecimal.valueOf(years)), computed(from)));
        } else {
            facts.put("years_since_registration", registered);
        }
    }

    private static @Nullable BigDecimal number(@Nullable Fact fact) {
        return fact instanceof Known(FactValue.Number(BigDecimal value), var _) ? value : null;
    }

    private static Provenance computed(Provenance from) {
        Instant at = from.fetchedAt();
        return new Provenance("computed", "晋策平台计算", from.asOf(), at, Freshness.SNAPSHOT, null);
    }
}
