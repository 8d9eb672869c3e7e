package cn.jince.testkit.population;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A population as NDJSON lines of {@code FactsForm}: the body of {@code POST /enterprises/facts}. */
public final class PopulationLines {
    private static final JsonMapper JSON = JsonMapper.shared();

    private PopulationLines() {}

    /** One line per entity and source, without line ends. */
    public static Stream<String> of(Population population) {
        return population.entities().flatMap(PopulationLines::of);
    }

    public static Stream<String> of(Entity entity) {
        return entity.facts().entrySet().stream().map(source -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("creditCode", entity.creditCode());
            line.put("system", source.getKey());
            line.put("asOf", Population.AS_OF.toString());
            line.put("facts", source.getValue());
            return JSON.writeValueAsString(line);
        });
    }
}
