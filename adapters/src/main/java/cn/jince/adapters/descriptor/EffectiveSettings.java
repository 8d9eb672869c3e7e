package cn.jince.adapters.descriptor;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a capability runs with, under the keys of its descriptor. */
public final class EffectiveSettings {
    private static final List<String> SHOWN = List.of(
            "timeouts", "concurrency", "retry", "breaker", "cache", "shadow", "data-class", "log-level", "open-to");

    public static Map<String, JsonNode> of(Capability capability) {
        JsonNode tree = DescriptorJson.MAPPER.valueToTree(capability);
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        for (String key : SHOWN) {
            if (tree.hasNonNull(key)) {
                settings.put(key, tree.get(key));
            }
        }
        return settings;
    }

    private EffectiveSettings() {}
}
