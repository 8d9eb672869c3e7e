package cn.jince.adapters.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** All systems we have a descriptor for. */
public record Descriptors(List<SystemDescriptor> systems) {

    /** Reads and checks; throws {@link BadDescriptor} at the first thing wrong. */
    public static Descriptors read(Environment environment, String... locations) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        List<SystemDescriptor> systems = new ArrayList<>();
        try {
            for (String location : locations) {
                List<Resource> files = Arrays.stream(resolver.getResources(location))
                        .sorted(Comparator.comparing(Descriptors::name))
                        .toList();
                for (Resource file : files) {
                    systems.add(read(environment, file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Descriptors(List.copyOf(systems));
    }

    private static SystemDescriptor read(Environment environment, Resource file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object tree;
        try (InputStream in = file.getInputStream()) {
            tree = new Yaml(new SafeConstructor(options)).load(in);
        } catch (YAMLException e) {
            throw new BadDescriptor(name(file), "the file", "is no YAML: " + firstLine(e.getMessage()));
        }
        try {
            SystemDescriptor descriptor =
                    DescriptorJson.MAPPER.convertValue(resolved(environment, name(file), tree), SystemDescriptor.class);
            DescriptorCheck.check(name(file), descriptor, environment);
            return descriptor;
        } catch (UnrecognizedPropertyException e) {
            throw new BadDescriptor(name(file), path(e), "is not a key of a descriptor");
        } catch (DatabindException e) {
            throw new BadDescriptor(name(file), path(e), "has no usable value: " + firstLine(e.getOriginalMessage()));
        }
    }

    private static @Nullable Object resolved(Environment environment, String file, @Nullable Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> out = new LinkedHashMap<>();
                map.forEach((key, value) -> out.put(String.valueOf(key), resolved(environment, file, value)));
                yield out;
            }
            case List<?> list ->
                list.stream().map(each -> resolved(environment, file, each)).toList();
            case String text when text.startsWith("${") -> resolved(environment, file, text);
            case java.util.Date date ->
                date.toInstant()
                        .atOffset(java.time.ZoneOffset.UTC)
                        .toLocalDate()
                        .toString();
            case null, default -> tree;
        };
    }

    private static String resolved(Environment environment, String file, String text) {
        try {
            return environment.resolveRequiredPlaceholders(text);
        } catch (IllegalArgumentException e) {
            throw new BadDescriptor(file, text, "is not set");
        }
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        e.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.toString();
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }
}
