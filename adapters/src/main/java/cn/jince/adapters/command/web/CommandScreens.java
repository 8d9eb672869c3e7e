package cn.jince.adapters.command.web;

import cn.jince.adapters.call.Lines;
import cn.jince.adapters.command.Command;
import cn.jince.api.adapters.CommandViews.CommandView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command as it is shown: what identifies a person or an account keeps its last four characters. */
@Component
class CommandScreens {
    private static final List<String> SECRET = List.of("account", "phone", "idnumber", "contactname");
    private final Lines lines;
    private final JsonMapper json;

    CommandScreens(Lines lines, JsonMapper json) {
        this.lines = lines;
        this.json = json;
    }

    CommandView view(Command command) {
        return new CommandView(
                command.id(),
                command.errand().capability(),
                command.errand().system(),
                name(command.errand().system()),
                command.errand().division(),
                command.errand().subject(),
                command.errand().purpose(),
                masked(command.errand().payload()),
                command.standing().state().name(),
                command.attempts(),
                command.standing().owner(),
                command.standing().receipt(),
                command.standing().code(),
                command.standing().notice(),
                command.mayHaveArrived(),
                command.times().recordedAt(),
                command.times().settledAt(),
                command.times().nextAt());
    }

    String name(String system) {
        return lines.all().stream()
                .filter(line -> line.system().system().equals(system))
                .map(line -> line.system().name())
                .findFirst()
                .orElse(system);
    }

    private Map<String, JsonNode> masked(Map<String, Object> payload) {
        Map<String, JsonNode> shown = new TreeMap<>();
        payload.forEach((key, value) -> shown.put(key, json.valueToTree(mask(key, value))));
        return shown;
    }

    private static Object mask(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> shown = new TreeMap<>();
            map.forEach((inner, each) -> shown.put(String.valueOf(inner), mask(String.valueOf(inner), each)));
            return shown;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> mask(key, each)).toList();
        }
        boolean secret = SECRET.stream().anyMatch(key.toLowerCase(Locale.ROOT)::contains);
        return secret && value instanceof String text
                ? "****" + (text.length() > 6 ? text.substring(text.length() - 4) : "")
                : value;
    }
}
