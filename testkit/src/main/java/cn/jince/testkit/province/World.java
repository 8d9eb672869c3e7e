package cn.jince.testkit.province;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the departments know: the demonstration enterprises of {@code world/enterprises.json}, by source system. */
public final class World {
    /** An enterprise whose name needs four bytes in GB18030. */
    public static final String RARE_NAME = "91149999MAMAGICRAR";

    private final Map<String, JsonNode> enterprises = new ConcurrentHashMap<>();
    private final String asOf;

    World() {
        try (InputStream in = Objects.requireNonNull(
                World.class.getResourceAsStream("/world/enterprises.json"), "world is missing")) {
            JsonNode world = JsonMapper.shared().readTree(in);
            asOf = world.path("asOf").asString("2026-10-31");
            world.path("enterprises")
                    .forEach(e -> enterprises.put(e.path("creditCode").asString(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode first = Objects.requireNonNull(enterprises.get("91140902MAJC00010Q"), "first enterprise is missing");
        ObjectNode rare = (ObjectNode) first.deepCopy();
        rare.put("creditCode", RARE_NAME).put("name", "忻州𠀀䶮鿦重工有限公司");
        enterprises.put(RARE_NAME, rare);
    }

    /** Credit codes of all enterprises that stand in the demo world; what was put in later as well. */
    Set<String> codes() {
        return enterprises.keySet().stream()
                .filter(code -> !code.equals(RARE_NAME))
                .collect(Collectors.toUnmodifiableSet());
    }

    String asOf() {
        return asOf;
    }

    /**
     * What one source knows of an enterprise, or null where it has no record. Facts also reach the platform's dossiers
     * when the world is seeded; records are known to their system alone.
     */
    @Nullable
    JsonNode facts(String creditCode, String system) {
        JsonNode enterprise = enterprises.get(creditCode);
        if (enterprise == null) {
            return null;
        }
        JsonNode found = enterprise.path("facts").path(system);
        JsonNode known = found.isMissingNode() ? enterprise.path("records").path(system) : found;
        return known.isMissingNode() ? null : known;
    }

    String name(String creditCode) {
        JsonNode enterprise = enterprises.get(creditCode);
        return enterprise == null ? "" : enterprise.path("name").asString("");
    }

    /** Adds or replaces what one source knows of an enterprise. */
    public void put(String creditCode, String name, String system, JsonNode facts) {
        enterprises.compute(creditCode, (_, old) -> {
            ObjectNode enterprise = old == null ? JsonMapper.shared().createObjectNode() : (ObjectNode) old.deepCopy();
            enterprise.put("creditCode", creditCode).put("name", name);
            enterprise.withObject("facts").set(system, facts);
            return enterprise;
        });
    }
}
