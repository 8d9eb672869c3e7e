package cn.jince.adapters.sender;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Every registration, by client id; the sandbox ids lead to the same ones. */
public record Senders(Map<String, Sender> bySystem, Map<String, Sender> bySandbox) {
    private static final JsonMapper YAML_TREE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    public static Senders of(List<Sender> senders) {
        Map<String, Sender> bySystem = new HashMap<>();
        Map<String, Sender> bySandbox = new HashMap<>();
        for (Sender sender : senders) {
            if (bySystem.put(sender.system(), sender) != null || bySandbox.put(sender.sandbox(), sender) != null) {
                throw new BadRegistration(sender.system(), "system", "is registered twice");
            }
        }
        return new Senders(Map.copyOf(bySystem), Map.copyOf(bySandbox));
    }

    /** Reads and checks; throws {@link BadRegistration} at the first thing wrong. */
    public static Senders read(Environment environment, String... locations) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            return of(Arrays.stream(locations)
                    .flatMap(location -> resources(resolver, location))
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                    .map(file -> read(environment, file))
                    .toList());
        } catch (UncheckedIOException e) {
            throw new BadRegistration(String.join(",", locations), "the place", "cannot be read: " + e.getMessage());
        }
    }

    private static java.util.stream.Stream<Resource> resources(
            PathMatchingResourcePatternResolver resolver, String location) {
        try {
            return Arrays.stream(resolver.getResources(location));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sender read(Environment environment, Resource file) {
        String name = String.valueOf(file.getFilename());
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = file.getInputStream()) {
            Object tree = new Yaml(new SafeConstructor(options)).load(in);
            Sender sender = YAML_TREE.convertValue(tree, Sender.class);
            SenderCheck.check(name, sender, environment);
            return sender;
        } catch (YAMLException e) {
            throw new BadRegistration(name, "the file", "is no YAML: " + firstLine(e.getMessage()));
        } catch (DatabindException e) {
            throw new BadRegistration(name, path(e), "has no usable value: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(DatabindException e) {
        StringBuilder path = new StringBuilder();
        e.getPath()
                .forEach(step -> path.append(path.isEmpty() ? "" : ".")
                        .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()));
        return path.toString();
    }

    private static String firstLine(@Nullable String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }

    public Optional<Sender> find(String system) {
        return Optional.ofNullable(bySystem.get(system));
    }

    /** The registration a sandbox client tries out. */
    public Optional<Sender> findSandbox(String client) {
        return Optional.ofNullable(bySandbox.get(client));
    }
}
