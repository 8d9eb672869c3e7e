package cn.jince.adapters.descriptor;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All systems we have a descriptor for. */
public record Descriptors(List<SystemDescriptor> systems) {

    /** Reads and checks; throws {@link BadDescriptor} with everything wrong in any of the files. */
    public static Descriptors read(Environment environment, String... locations) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        List<SystemDescriptor> systems = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Map<String, String> files = new HashMap<>();
        try {
            for (String location : locations) {
                List<Resource> found = Arrays.stream(resolver.getResources(location))
                        .sorted(Comparator.comparing(Descriptors::name))
                        .toList();
                for (Resource file : found) {
                    MarkedYaml yaml = read(environment, file);
                    String other = files.putIfAbsent(yaml.tree().path("system").asString(name(file)), name(file));
                    if (other != null) {
                        yaml.fault("/system", "is described in " + other + " already");
                    }
                    SystemDescriptor system = bound(yaml);
                    if (system != null) {
                        systems.add(system);
                    }
                    faults.addAll(yaml.faults());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!faults.isEmpty()) {
            throw new BadDescriptor(faults);
        }
        return new Descriptors(List.copyOf(systems));
    }

    private static MarkedYaml read(Environment environment, Resource file) throws IOException {
        try (Reader in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            MarkedYaml yaml = MarkedYaml.read(name(file), in, environment::resolveRequiredPlaceholders);
            if (yaml.faults().isEmpty() || yaml.tree().isObject()) {
                choose(yaml, environment.getProperty("jince.adapters.environment", "development"));
                DescriptorSchema.check(yaml);
                DescriptorCheck.check(yaml, environment);
            }
            return yaml;
        }
    }

    /** Where a descriptor names an endpoint for each environment, the one we run in is its base URL. */
    private static void choose(MarkedYaml yaml, String environment) {
        JsonNode endpoints = yaml.tree().path("endpoints");
        if (!endpoints.isObject() || !(yaml.tree() instanceof ObjectNode system)) {
            return;
        }
        JsonNode chosen = endpoints.get(environment);
        if (chosen == null) {
            yaml.fault("/endpoints", "names no endpoint for the environment " + environment);
        } else {
            system.set("base-url", chosen);
            yaml.move("/endpoints/" + environment, "/base-url");
        }
    }

    private static @Nullable SystemDescriptor bound(MarkedYaml yaml) {
        if (!yaml.faults().isEmpty()) {
            return null;
        }
        try {
            return DescriptorJson.MAPPER.treeToValue(yaml.tree(), SystemDescriptor.class);
        } catch (DatabindException e) {
            yaml.fault(DescriptorCheck.pointer(e), "has no usable value");
            return null;
        }
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }
}
