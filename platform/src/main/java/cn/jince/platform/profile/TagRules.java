package cn.jince.platform.profile;

import cn.jince.api.policy.EligibilityView;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.policy.Conditions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rules of {@code data/tags.json}; a rule that names what the catalogue lacks stops the start. */
public final class TagRules {
    private static final List<TagRule> STANDARD = load();

    private TagRules() {}

    public static List<TagRule> standard() {
        return STANDARD;
    }

    /** A rule as it is written: either {@code attribute} with {@code naming}, or {@code name} with {@code when}. */
    private record Written(
            Family family,
            String key,
            @Nullable String attribute,
            TagRule.@Nullable Naming naming,
            @Nullable Map<String, String> words,
            @Nullable String name,
            @Nullable EligibilityView when) {
        TagRule rule() {
            if (when != null && name != null) {
                return new TagRule.Conditional(key, family, name, Conditions.read("/" + key, when));
            }
            return new TagRule.Valued(
                    key,
                    family,
                    Attributes.standard().require(Objects.requireNonNull(attribute, key)),
                    Objects.requireNonNull(naming, key),
                    words == null ? Map.of() : words);
        }
    }

    private static List<TagRule> load() {
        try (InputStream in = Objects.requireNonNull(
                TagRules.class.getResourceAsStream("/data/tags.json"), "data/tags.json is missing from the jar")) {
            return JsonMapper.shared().readValue(in, new TypeReference<List<Written>>() {}).stream()
                    .map(Written::rule)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
