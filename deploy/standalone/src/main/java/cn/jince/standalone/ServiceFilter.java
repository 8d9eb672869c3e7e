package cn.jince.standalone;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps each service's autoconfigurations to itself. In one JVM all services share one classpath, and without this the
 * gateway would open a database and the platform a session store. What stands in no row is for everybody.
 */
class ServiceFilter implements AutoConfigurationImportFilter, EnvironmentAware {
    static final String SERVICE = "jince.standalone.service";

    /** Package of autoconfigurations to the services that have it on their own classpath. */
    private static final Map<String, Set<String>> ONLY = Map.ofEntries(
            Map.entry("org.springframework.boot.r2dbc.", Set.of("platform", "adapters", "bff-mobile")),
            Map.entry("org.springframework.boot.data.r2dbc.", Set.of("platform", "adapters", "bff-mobile")),
            Map.entry("org.springframework.boot.flyway.", Set.of("identity", "platform", "adapters", "bff-mobile")),
            Map.entry("org.springframework.boot.jdbc.", Set.of("identity", "platform", "adapters", "bff-mobile")),
            Map.entry("org.springframework.boot.data.redis.", Set.of("gateway")),
            Map.entry("org.springframework.boot.session.", Set.of("gateway")),
            Map.entry("org.springframework.cloud.", Set.of("gateway")),
            Map.entry("org.springframework.boot.security.oauth2.client.", Set.of("gateway")),
            Map.entry("org.springframework.boot.security.oauth2.server.authorization.", Set.of("identity")),
            Map.entry("org.springframework.boot.webmvc.", Set.of("identity")),
            Map.entry("org.springframework.boot.tomcat.", Set.of("identity")));

    private @Nullable String service;

    @Override
    public void setEnvironment(Environment environment) {
        this.service = environment.getProperty(SERVICE);
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            matches[i] = belongs(classes[i]);
        }
        return matches;
    }

    private boolean belongs(@Nullable String autoConfiguration) {
        String current = service;
        if (current == null || autoConfiguration == null) {
            return true;
        }
        return ONLY.entrySet().stream()
                .filter(row -> autoConfiguration.startsWith(row.getKey()))
                .allMatch(row -> row.getValue().contains(current));
    }

    /** The rows, for the test that every package named here exists. */
    static List<String> packages() {
        return Arrays.asList(ONLY.keySet().toArray(String[]::new));
    }
}
