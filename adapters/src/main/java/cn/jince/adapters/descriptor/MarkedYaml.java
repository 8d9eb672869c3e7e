package cn.jince.adapters.descriptor;

import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML file as a JSON tree that remembers where each key and value stands. */
final class MarkedYaml {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 24;
    private final String file;
    private final UnaryOperator<String> resolve;
    private final Map<String, Mark> keys = new HashMap<>();
    private final Set<String> elements = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private JsonNode tree = JSON.nullNode();

    private MarkedYaml(String file, UnaryOperator<String> resolve) {
        this.file = file;
        this.resolve = resolve;
    }

    /** @param resolve fills in a text that starts with {@code ${}; an {@link IllegalArgumentException} is a fault */
    static MarkedYaml read(String file, Reader text, UnaryOperator<String> resolve) {
        MarkedYaml yaml = new MarkedYaml(file, resolve);
        try {
            Node root = new Yaml(new LoaderOptions()).compose(text);
            if (root == null) {
                yaml.fault("", "is empty");
            } else {
                yaml.keys.put("", root.getStartMark());
                yaml.tree = yaml.json("", root, 0);
            }
        } catch (MarkedYAMLException e) {
            yaml.keys.put("", e.getProblemMark());
            yaml.fault("", "is no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            yaml.fault("", "is no YAML: " + e.getMessage());
        }
        return yaml;
    }

    JsonNode tree() {
        return tree;
    }

    /** As they stand in the file. */
    List<Fault> faults() {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::line).thenComparing(Fault::column))
                .toList();
    }

    boolean sound(String pointer) {
        String key = key(pointer);
        return faults.stream().noneMatch(fault -> fault.key().startsWith(key));
    }

    /** Moves a value, with its place. */
    void move(String from, String to) {
        Mark mark = keys.get(from);
        if (mark != null) {
            keys.put(to, mark);
        }
    }

    void require(String pointer, boolean holds, String what) {
        if (!holds) {
            fault(pointer, what);
        }
    }

    /** A fault at a place that may be missing: then it stands at the nearest one above. */
    void fault(String pointer, String what) {
        String place = pointer;
        while (!place.isEmpty() && !keys.containsKey(place)) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        Mark mark = keys.get(place);
        faults.add(new Fault(
                file,
                mark == null ? 1 : mark.getLine() + 1,
                mark == null ? 1 : mark.getColumn() + 1,
                key(pointer),
                what));
    }

    /** {@code /capabilities/0/timeouts} as people write it. */
    private String key(String pointer) {
        StringBuilder key = new StringBuilder();
        int end = 0;
        while (end < pointer.length()) {
            int start = end + 1;
            end = pointer.indexOf('/', start) < 0 ? pointer.length() : pointer.indexOf('/', start);
            String name = pointer.substring(start, end).replace("~1", "/").replace("~0", "~");
            if (elements.contains(pointer.substring(0, end))) {
                key.append('[').append(name).append(']');
            } else {
                key.append(key.isEmpty() ? "" : ".").append(name);
            }
        }
        return key.toString();
    }

    private JsonNode json(String at, Node node, int depth) {
        if (depth > DEEPEST || node instanceof AnchorNode) {
            fault(at, "is nested too deeply");
            return JSON.nullNode();
        }
        return switch (node) {
            case MappingNode map -> object(at, map, depth);
            case SequenceNode list -> array(at, list, depth);
            case ScalarNode scalar -> value(at, scalar);
            default -> JSON.nullNode();
        };
    }

    private ObjectNode object(String at, MappingNode map, int depth) {
        ObjectNode out = JSON.objectNode();
        for (NodeTuple each : map.getValue()) {
            if (!(each.getKeyNode() instanceof ScalarNode key)) {
                fault(at, "has a key that is no text");
                continue;
            }
            String pointer = at + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
            boolean twice = keys.put(pointer, key.getStartMark()) != null;
            if (twice) {
                fault(pointer, "is there twice");
            }
            out.set(key.getValue(), json(pointer, each.getValueNode(), depth + 1));
        }
        return out;
    }

    private ArrayNode array(String at, SequenceNode list, int depth) {
        ArrayNode out = JSON.arrayNode();
        for (int i = 0; i < list.getValue().size(); i++) {
            Node each = list.getValue().get(i);
            String pointer = at + "/" + i;
            keys.put(pointer, each.getStartMark());
            elements.add(pointer);
            out.add(json(pointer, each, depth + 1));
        }
        return out;
    }

    private JsonNode value(String at, ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return JSON.booleanNode(text.equalsIgnoreCase("true"));
        }
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            JsonNode number = number(text);
            return number == null ? JSON.stringNode(text) : number;
        }
        if (!text.startsWith("${")) {
            return JSON.stringNode(text);
        }
        try {
            return JSON.stringNode(resolve.apply(text));
        } catch (IllegalArgumentException e) {
            fault(at, "refers to " + text + ", which is not set");
            return JSON.stringNode(text);
        }
    }

    private static @Nullable JsonNode number(String text) {
        try {
            BigDecimal exact = new BigDecimal(text);
            return exact.scale() <= 0 && exact.precision() < 10
                    ? JSON.numberNode(exact.intValueExact())
                    : JSON.numberNode(exact);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
