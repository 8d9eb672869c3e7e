package cn.jince.platform.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The collected policies of Shanxi. */
public final class RealPolicies {
    private RealPolicies() {}

    public static String text() {
        try (InputStream in = Objects.requireNonNull(RealPolicies.class.getResourceAsStream("/data/policies.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<JsonNode> all() {
        List<JsonNode> items = new ArrayList<>();
        JsonMapper.shared().readTree(text()).path("items").forEach(items::add);
        return items;
    }
}
