package cn.jince.platform.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The catalogue of attributes: every attribute a policy may ask about, with its kind and the department that settles
 * it.
 */
public final class Attributes {
    private static final Attributes STANDARD = load();

    private final Map<String, Attribute> byKey;

    private Attributes(List<Attribute> attributes) {
        Map<String, Attribute> map = new LinkedHashMap<>();
        attributes.forEach(attribute -> map.put(attribute.key(), attribute));
        this.byKey = map;
    }

    /** The catalogue of {@code data/attributes.json}. */
    public static Attributes standard() {
        return STANDARD;
    }

    public Optional<Attribute> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** For keys our own code names. @throws IllegalArgumentException when the catalogue lacks it */
    public Attribute require(String key) {
        return find(key)
                .orElseThrow(() ->
                        new IllegalArgumentException("attribute: " + key + " (expected: a key of attributes.json)"));
    }

    public Collection<Attribute> all() {
        return byKey.values();
    }

    private static Attributes load() {
        try (@Nullable InputStream in = Attributes.class.getResourceAsStream("/data/attributes.json")) {
            if (in == null) {
                throw new IllegalStateException("data/attributes.json is missing from the jar");
            }
            return new Attributes(JsonMapper.shared().readValue(in, new TypeReference<List<Attribute>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
