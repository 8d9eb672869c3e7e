package cn.jince.platform.matching;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an enterprise can honestly change about itself, and how: {@code data/changeable.json}. What is not in the list
 * is never offered as a way to a benefit: legal status, place, marks of dishonesty, what others decide.
 *
 * @param from the values from which a text may be changed, null for any
 * @param to the values it may be changed to, null for any
 */
record Changeable(
        String key,
        Way change,
        @Nullable List<String> from,
        @Nullable List<String> to,
        String how) {
    private static final Map<String, Changeable> LIST = load();

    enum Way {
        UP,
        DOWN,
        GAIN
    }

    static @Nullable Changeable find(Attribute attribute) {
        return LIST.get(attribute.key());
    }

    private static Map<String, Changeable> load() {
        try (@Nullable InputStream in = Changeable.class.getResourceAsStream("/data/changeable.json")) {
            if (in == null) {
                throw new IllegalStateException("data/changeable.json is missing from the jar");
            }
            Map<String, Changeable> list = new HashMap<>();
            JsonMapper.shared()
                    .readValue(in, new TypeReference<List<Changeable>>() {})
                    .forEach(one ->
                            list.put(Attributes.standard().require(one.key()).key(), one));
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
