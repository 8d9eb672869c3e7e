package cn.jince.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every {@code JINCE_} variable some service reads, so that a misspelt one is not silently ignored. */
final class KnownSettings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(JINCE_[A-Z0-9_]+)");

    /** Refuses the first {@code JINCE_} variable nobody reads. */
    static void require(Map<String, String> environment) {
        Set<String> ours = new TreeSet<>(environment.keySet());
        ours.removeIf(name -> !name.startsWith("JINCE_"));
        ours.removeAll(Ports.settings());
        ours.removeAll(HandIn.SETTINGS);
        ours.remove("JINCE_HEAP");
        if (ours.isEmpty()) {
            return;
        }
        Set<String> known = all();
        for (String name : ours) {
            String bare = name.replace("_", "");
            boolean read = known.stream()
                    .anyMatch(other -> other.endsWith("*")
                            ? bare.startsWith(other.substring(0, other.length() - 1))
                            : bare.equals(other));
            if (!read) {
                throw new BadSetting(
                        name + " is not a setting of Jince (see `./dev help` and the services' yaml files)");
            }
        }
    }

    /** Names without underscores: relaxed binding does not see them either. */
    private static Set<String> all() {
        Set<String> names = new TreeSet<>();
        for (Service service : Service.values()) {
            fromYaml(service.label() + ".yaml", names);
        }
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents("cn.jince").forEach(found -> fromClass(found.getBeanClassName(), names));
        return names;
    }

    private static void fromYaml(String file, Set<String> names) {
        try (InputStream in = KnownSettings.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                return;
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher matcher = PLACEHOLDER.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group(1).replace("_", ""));
            }
            YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
            yaml.setResources(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
            yaml.afterPropertiesSet();
            var properties = yaml.getObject();
            if (properties != null) {
                properties.stringPropertyNames().stream()
                        .filter(key -> key.startsWith("jince."))
                        .forEach(key -> names.add(variable(key)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fromClass(@Nullable String className, Set<String> names) {
        if (className == null) {
            return;
        }
        Class<?> type = ClassUtils.resolveClassName(className, KnownSettings.class.getClassLoader());
        ConfigurationProperties marked = AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class);
        if (marked != null) {
            fromRecord(marked.prefix(), type, names);
        }
    }

    private static void fromRecord(String prefix, Class<?> type, Set<String> names) {
        if (!type.isRecord()) {
            return;
        }
        Arrays.stream(type.getRecordComponents()).forEach(component -> {
            String key = prefix + "." + component.getName();
            boolean many = Map.class.isAssignableFrom(component.getType())
                    || Collection.class.isAssignableFrom(component.getType());
            names.add(variable(key) + (many ? "*" : ""));
            fromRecord(key, component.getType(), names);
        });
    }

    private static String variable(String key) {
        return key.replaceAll("\\[\\d+]", "").replaceAll("[.\\-_]", "").toUpperCase(Locale.ROOT);
    }

    private KnownSettings() {}
}
