package cn.jince.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forty named enterprises of {@code world/enterprises.json}, as their departments would hand them in. */
final class DemoEnterprises {
    private static final JsonNode WORLD = read();

    static String asOf() {
        return WORLD.path("asOf").asString();
    }

    static int count() {
        return WORLD.path("enterprises").size();
    }

    static JsonNode facts(String creditCode, String system) {
        return WORLD.path("enterprises")
                .valueStream()
                .filter(enterprise -> enterprise.path("creditCode").asString().equals(creditCode))
                .map(enterprise -> enterprise.path("facts").path(system))
                .findFirst()
                .orElseThrow();
    }

    static Set<String> newlyAboveScale(String division) {
        return WORLD.path("enterprises")
                .valueStream()
                .filter(enterprise -> enterprise.path("divisionCode").asString().startsWith(division))
                .filter(enterprise -> enterprise
                        .path("facts")
                        .path("sx.stats")
                        .path("stat_status")
                        .asString("")
                        .equals("first_above_scale"))
                .map(enterprise -> enterprise.path("creditCode").asString())
                .collect(Collectors.toSet());
    }

    /** One NDJSON line per enterprise and department. */
    static Stream<String> lines() {
        return WORLD.path("enterprises")
                .valueStream()
                .flatMap(enterprise -> enterprise.path("facts").properties().stream()
                        .map(source ->
                                line(enterprise.path("creditCode").asString(), source.getKey(), source.getValue())));
    }

    static String line(String creditCode, String system, Object facts) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("creditCode", creditCode);
        form.put("system", system);
        form.put("asOf", asOf());
        form.put("facts", facts);
        return JsonMapper.shared().writeValueAsString(form);
    }

    private static JsonNode read() {
        try (InputStream in = DemoEnterprises.class.getResourceAsStream("/world/enterprises.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in, "world/enterprises.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DemoEnterprises() {}
}
