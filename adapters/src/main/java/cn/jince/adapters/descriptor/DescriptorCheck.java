package cn.jince.adapters.descriptor;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.DataClass;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;

/**
 * What the schema cannot say: references that must be set, arithmetic that must come out, expressions that must parse.
 */
final class DescriptorCheck {
    private final MarkedYaml yaml;
    private final DataClass usual;

    private DescriptorCheck(MarkedYaml yaml) {
        this.yaml = yaml;
        this.usual = yaml.tree().path("data-class").asString("").equals(DataClass.SENSITIVE.name())
                ? DataClass.SENSITIVE
                : DataClass.INTERNAL;
    }

    /** Looks at every part the schema has found sound, so that one mistake does not hide another. */
    static void check(MarkedYaml yaml, Environment environment) {
        DescriptorCheck check = new DescriptorCheck(yaml);
        check.secret(environment);
        DataCheck.plain(yaml);
        JsonNode capabilities = yaml.tree().path("capabilities");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < capabilities.size(); i++) {
            String at = "/capabilities/" + i;
            String name = capabilities.get(i).path("capability").asString("");
            check.require(at + "/capability", seen.add(name), "is there twice: " + name);
            Capability capability = yaml.sound(at) ? check.bound(at, capabilities.get(i)) : null;
            if (capability != null) {
                check.capability(at, capability);
                DispatchCheck.check(yaml, at + "/dispatch", capability);
            }
        }
    }

    private void secret(Environment environment) {
        List<String> references = new ArrayList<>(List.of("/signing/secret", "/exchange-platform/opens-with"));
        for (int i = 0; i < yaml.tree().path("capabilities").size(); i++) {
            references.add("/capabilities/" + i + "/link-out/callback/secret");
        }
        for (String at : references) {
            String secret = yaml.tree().at(at).asString("");
            require(
                    at,
                    secret.isEmpty() || environment.containsProperty(secret),
                    "names the property " + secret + ", which is not set");
        }
    }

    private @Nullable Capability bound(String at, JsonNode tree) {
        try {
            return DescriptorJson.MAPPER.treeToValue(tree, Capability.class);
        } catch (DatabindException e) {
            yaml.fault(at + pointer(e), "has no usable value");
            return null;
        }
    }

    private void capability(String at, Capability capability) {
        PolicyCheck.check(yaml, at, capability);
        DataCheck.check(yaml, at, capability);
        require(
                at + "/cache/ttl",
                capability.cache().ttl().isZero() || dataClass(capability) != DataClass.SENSITIVE,
                "must be 0s: a sensitive answer is never kept");
        expression(at + "/mapping", capability.mapping());
        if (capability.asOf() != null) {
            expression(at + "/as-of", capability.asOf());
        }
        AnswerSchema answer = AnswerSchema.of(capability);
        if (capability.example() != null) {
            answer.complaints(capability.example()).forEach(what -> yaml.fault(at + "/example", what));
        }
    }

    private DataClass dataClass(Capability capability) {
        return capability.dataClass() == null ? usual : capability.dataClass();
    }

    private void expression(String at, String text) {
        try {
            Jsonata.jsonata(text);
        } catch (JException e) {
            yaml.fault(at, "is no JSONata: " + e.getMessage() + " (character " + e.getLocation() + ")");
        }
    }

    private void require(String at, boolean holds, String what) {
        yaml.require(at, holds, what);
    }

    static String pointer(JacksonException e) {
        StringBuilder path = new StringBuilder();
        e.getPath()
                .forEach(step -> path.append('/')
                        .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()));
        return path.toString();
    }
}
