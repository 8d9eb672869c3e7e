package cn.jince.standalone.bench;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.enterprise.Assembly;
import cn.jince.platform.enterprise.SizeClasses;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.testkit.population.Entity;
import cn.jince.testkit.population.Population;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts of generated entities without a database: the same computed attributes, the same unknowns. */
final class GeneratedFacts {
    private static final Fact UNKNOWN = new Fact.Unknown(new Fact.Why.NotCollected());
    private static final Provenance FROM =
            new Provenance("bench", "bench", Population.AS_OF, Instant.EPOCH, Freshness.SNAPSHOT, null);
    private static final Fact.Absent ABSENT = new Fact.Absent(FROM);
    private final Assembly assembly = new Assembly(new SizeClasses());
    private final LocalDate today;

    GeneratedFacts(LocalDate today) {
        this.today = today;
    }

    Facts of(Entity entity) {
        Map<String, Fact> facts = new HashMap<>(64);
        entity.facts().values().forEach(source -> source.forEach((key, value) -> facts.put(key, fact(key, value))));
        assembly.complete(facts, today);
        return attribute -> facts.getOrDefault(attribute.key(), UNKNOWN);
    }

    private static Fact fact(String key, @Nullable Object value) {
        return switch (value) {
            case null -> ABSENT;
            case BigDecimal number -> new Fact.Known(new FactValue.Number(number), FROM);
            case Integer number -> new Fact.Known(new FactValue.Number(BigDecimal.valueOf(number)), FROM);
            case Boolean bool -> new Fact.Known(new FactValue.Bool(bool), FROM);
            case List<?> texts ->
                new Fact.Known(
                        new FactValue.TextSet(
                                Set.copyOf(texts.stream().map(String::valueOf).toList())),
                        FROM);
            default ->
                Attributes.standard().require(key).kind() == cn.jince.platform.kernel.Attribute.Kind.DATE
                        ? new Fact.Known(new FactValue.Date(LocalDate.parse(value.toString())), FROM)
                        : new Fact.Known(new FactValue.Text(value.toString()), FROM);
        };
    }
}
