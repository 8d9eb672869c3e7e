package cn.jince.identity.account;

import cn.jince.identity.IdentitySettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Loads the people of a demonstration, once; whoever is there already stays as they are. */
@Component
class DemoWorld implements ApplicationRunner {
    private final IdentitySettings settings;
    private final ResourceLoader resources;
    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final JsonMapper json;
    private final Map<String, String> hashes = new HashMap<>();

    DemoWorld(
            IdentitySettings settings,
            ResourceLoader resources,
            JdbcClient db,
            PasswordEncoder passwords,
            JsonMapper json) {
        this.settings = settings;
        this.resources = resources;
        this.db = db;
        this.passwords = passwords;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.identity().demoWorld().isBlank()) {
            return;
        }
        JsonNode world = read(settings.identity().demoWorld());
        world.path("persons").forEach(this::person);
        world.path("officers").forEach(this::officer);
        world.path("systems").forEach(this::system);
    }

    private JsonNode read(String resource) {
        try (InputStream in = resources.getResource(resource).getInputStream()) {
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("jince.identity.demo-world: " + resource + " cannot be read", e);
        }
    }

    private void person(JsonNode person) {
        account(person, "PERSON", null, "");
        for (JsonNode mandate : person.path("mandates")) {
            db.sql("INSERT INTO mandate (account_id, credit_code, mandate) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                    .params(
                            person.path("id").asString(),
                            mandate.path("creditCode").asString(),
                            mandate.path("mandate").asString())
                    .update();
        }
    }

    private void officer(JsonNode officer) {
        account(officer, "OFFICER", hash(officer.path("secondFactor").asString()), roles(officer));
    }

    private void account(JsonNode one, String kind, @Nullable String secondFactor, String roles) {
        db.sql(
                        "INSERT INTO account (id, kind, login, name, password, phone, open_id, division, department, roles, second_factor)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(java.util.Arrays.asList(
                        one.path("id").asString(),
                        kind,
                        one.path("login").asString(),
                        one.path("name").asString(),
                        hash(one.path("password").asString()),
                        textOrNull(one, "phone"),
                        textOrNull(one, "openId"),
                        textOrNull(one, "division"),
                        textOrNull(one, "department"),
                        roles,
                        secondFactor))
                .update();
    }

    private void system(JsonNode system) {
        db.sql("INSERT INTO system_client (client_id, secret, name, roles) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(List.of(
                        system.path("clientId").asString(),
                        hash(system.path("secret").asString()),
                        system.path("name").asString(),
                        roles(system)))
                .update();
    }

    private static String roles(JsonNode one) {
        return StreamSupport.stream(one.path("roles").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(","));
    }

    private static @Nullable String textOrNull(JsonNode one, String member) {
        return one.path(member).isString() ? one.path(member).asString() : null;
    }

    /** One hash per demonstration password: hashing sixty would take seconds. */
    private String hash(String secret) {
        return hashes.computeIfAbsent(secret, plain -> String.valueOf(passwords.encode(plain)));
    }
}
