package cn.jince.adapters.command;

import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Question;
import cn.jince.adapters.command.Command.State;
import cn.jince.adapters.descriptor.SystemDescriptor.Dispatch;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.adapters.CommandViews.Progress;
import cn.jince.api.adapters.CommandViews.ProgressStep;
import cn.jince.api.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Asks what became of a command at their side. */
@Component
public final class FollowCommand {
    private final Lines lines;
    private final ConnectorCall call;

    public FollowCommand(Lines lines, ConnectorCall call) {
        this.lines = lines;
        this.call = call;
    }

    public Mono<Reply<Progress>> follow(Command command) {
        Optional<Line> line = lines.find(
                        command.errand().capability(), command.errand().division())
                .filter(found -> found.system().system().equals(command.errand().system()));
        Dispatch dispatch = line.map(found -> found.capability().dispatch()).orElse(null);
        boolean theirs = command.standing().state() == State.ACCEPTED
                || command.standing().state() == State.COMPENSATED;
        if (line.isEmpty() || dispatch == null || dispatch.lookup() == null || !theirs) {
            return Mono.just(notThereYet(command));
        }
        Map<String, Object> parameters = new HashMap<>(command.errand().payload());
        parameters.put("key", command.id());
        Question question = new Question(
                dispatch.lookup(), command.errand().subject(), command.errand().division(), "跟踪办理进度", parameters);
        return call.ask(question, DispatchCommands.HOUSE).map(FollowCommand::progress);
    }

    private static Reply<Progress> notThereYet(Command command) {
        String notice = command.standing().notice();
        return new Reply.Unknown<>(
                Reply.Reason.NOT_CONNECTED,
                command.errand().system(),
                command.errand().system(),
                notice == null ? "指令尚未送达，暂无进度。" : notice,
                Duration.ofMinutes(1),
                null,
                null);
    }

    private static Reply<Progress> progress(Reply<Attributes> reply) {
        return switch (reply) {
            case Reply.Answered<Attributes>(var found, var provenance) ->
                new Reply.Answered<>(new Progress(receipt(found.attributes()), steps(found.attributes())), provenance);
            case Reply.Absent<Attributes>(var provenance) -> new Reply.Absent<>(provenance);
            case Reply.Unknown<Attributes> u ->
                new Reply.Unknown<>(
                        u.reason(), u.system(), u.systemName(), u.notice(), u.askAgainAfter(), u.since(), u.expected());
        };
    }

    /** Their number, under the attribute every lookup of a command promises. */
    static String receipt(Map<String, @Nullable JsonNode> said) {
        JsonNode receipt = said.get("receipt");
        return receipt == null ? "" : receipt.asString("");
    }

    private static List<ProgressStep> steps(Map<String, @Nullable JsonNode> said) {
        List<ProgressStep> steps = new ArrayList<>();
        JsonNode list = said.get("steps");
        if (list != null) {
            list.forEach(each -> steps.add(step(each)));
        }
        return List.copyOf(steps);
    }

    private static ProgressStep step(JsonNode step) {
        JsonNode amount = step.path("amountFen");
        return new ProgressStep(
                text(step, "state"),
                step.path("said").asString(""),
                at(text(step, "at")),
                text(step, "note"),
                amount.isIntegralNumber() ? amount.asLong() : null);
    }

    private static @Nullable String text(JsonNode step, String name) {
        String text = step.path(name).asString("");
        return text.isEmpty() ? null : text;
    }

    /** Their time where it can be read; a step without one still counts. */
    private static @Nullable Instant at(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
