package cn.jince.adapters.command;

import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.command.Command.Errand;
import cn.jince.adapters.command.CommandRefusal.Incomplete;
import cn.jince.adapters.command.CommandRefusal.KeyReused;
import cn.jince.adapters.command.CommandRefusal.NobodyTakesIt;
import cn.jince.api.adapters.CommandViews.CommandForm;
import cn.jince.api.reply.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records a command: from then on it is carried out once, whoever asks again. */
@Component
public final class RecordCommand {
    private static final int LARGEST = 256 * 1024;
    private final Commands commands;
    private final Lines lines;
    private final ConnectorCall call;
    private final JsonMapper json;

    public RecordCommand(Commands commands, Lines lines, ConnectorCall call, JsonMapper json) {
        this.commands = commands;
        this.lines = lines;
        this.call = call;
        this.json = json;
    }

    public Mono<Recorded> record(CommandForm form) {
        Optional<Line> line = lines.find(form.capability(), form.divisionCode())
                .filter(found -> found.capability().dispatch() != null);
        if (line.isEmpty()) {
            return refused(new NobodyTakesIt(form.capability(), form.divisionCode()));
        }
        String complaint = complaint(form);
        if (complaint != null) {
            return refused(new Incomplete(complaint));
        }
        Errand errand = errand(form, line.get());
        String notice = call.closedTo(form.capability(), form.divisionCode())
                .map(Reply.Unknown::notice)
                .orElse(null);
        return commands.record(form.id(), errand, notice)
                .then(Mono.defer(() -> commands.find(form.id())))
                .map(kept -> kept.errand().fingerprint().equals(errand.fingerprint())
                        ? new Recorded.Done(kept)
                        : new Recorded.Refused(new KeyReused(form.id())));
    }

    private static @Nullable String complaint(CommandForm form) {
        if (!form.id().matches("[A-Za-z0-9-]{8,64}")) {
            return "指令号应为8至64位字母、数字或短横线。";
        }
        if (form.subject().isBlank() || form.subject().length() > 100) {
            return "请说明指令所涉对象，不超过100字。";
        }
        if (form.purpose().isBlank() || form.purpose().length() > 200) {
            return "请说明指令用途，不超过200字。";
        }
        return null;
    }

    private Errand errand(CommandForm form, Line line) {
        Map<String, Object> payload = json.convertValue(form.payload(), new TypeReference<>() {});
        long amount = payload.get("amountFen") instanceof Number number ? number.longValue() : 0;
        Map<String, Object> whole = new TreeMap<>(Map.of(
                "capability", form.capability(),
                "division", form.divisionCode(),
                "subject", form.subject(),
                "purpose", form.purpose(),
                "payload", new TreeMap<>(payload)));
        return new Errand(
                form.capability(),
                line.system().system(),
                form.divisionCode(),
                form.subject(),
                form.purpose(),
                payload,
                Sm3.of(json.writeValueAsString(whole)),
                amount);
    }

    private static Mono<Recorded> refused(CommandRefusal refusal) {
        return Mono.just(new Recorded.Refused(refusal));
    }
}
