package cn.jince.adapters.descriptor;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.adapters.descriptor.SystemDescriptor.Protocol;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What every descriptor must have before the service starts with it. */
final class DescriptorCheck {
    private static final Set<String> PROFILES = Set.of("hmac-sha256", "hmac-sm3");
    private static final Set<String> TYPES = Set.of("TEXT", "NUMBER", "BOOLEAN", "DATE", "LIST");

    static void check(String file, SystemDescriptor descriptor, Environment environment) {
        complete(file, "", descriptor);
        require(
                file,
                "signing.profile",
                PROFILES.contains(descriptor.signing().profile()),
                "must be one of " + PROFILES);
        require(
                file,
                "signing.secret",
                environment.containsProperty(descriptor.signing().secret()),
                "names the property " + descriptor.signing().secret() + ", which is not set");
        PolicyCheck.check(file, descriptor);
        for (int i = 0; i < descriptor.capabilities().size(); i++) {
            check(
                    file,
                    "capabilities[" + i + "].",
                    descriptor.protocol(),
                    descriptor.capabilities().get(i));
        }
    }

    private static void check(String file, String at, Protocol protocol, Capability capability) {
        switch (protocol) {
            case SIGNED_REST -> {
                require(file, at + "request.path", capability.request().path() != null, "is missing");
                require(file, at + "request.method", capability.request().method() != null, "is missing");
            }
            case SOAP -> {
                require(file, at + "request.operation", capability.request().operation() != null, "is missing");
                require(file, at + "request.namespace", capability.request().namespace() != null, "is missing");
            }
        }
        PolicyCheck.check(file, at, capability);
        if (capability.kind() == Kind.COMMAND) {
            require(
                    file,
                    at + "retry.retries",
                    capability.retry().retries() == 0,
                    "must be 0: a command is never repeated");
            require(file, at + "request.key-header", capability.request().keyHeader() != null, "is missing");
        }
        capability
                .attributes()
                .forEach((attribute, type) -> require(
                        file,
                        at + "attributes." + attribute,
                        TYPES.contains(type.replace("?", "").toUpperCase(Locale.ROOT)),
                        "must be one of " + TYPES));
    }

    private static void complete(String file, String at, @Nullable Object part) {
        switch (part) {
            case Record whole -> {
                for (RecordComponent component : whole.getClass().getRecordComponents()) {
                    String key = at + kebab(component.getName());
                    Object value = value(component, whole);
                    require(
                            file,
                            key,
                            value != null || component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                            "is missing");
                    complete(file, key + ".", value);
                }
            }
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    complete(file, at.substring(0, at.length() - 1) + "[" + i + "].", list.get(i));
                }
            }
            case Map<?, ?> map -> map.forEach((key, value) -> require(file, at + key, value != null, "is missing"));
            case null, default -> {}
        }
    }

    private static @Nullable Object value(RecordComponent component, Record whole) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    static void require(String file, String key, boolean holds, String what) {
        if (!holds) {
            throw new BadDescriptor(file, key, what);
        }
    }

    private DescriptorCheck() {}
}
