package cn.jince.adapters.conformance;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the onion made of a call. @param word ANSWERED ABSENT ACCEPTED REJECTED AMBIGUOUS, or the reason of an unknown,
 * with {@code NOT_SENT/} before it for a command
 */
record Outcome(String word, Map<String, @Nullable JsonNode> attributes) {
    static final Outcome NEVER_ENDED = new Outcome("NEVER_ENDED", Map.of());

    static Outcome of(Reply<Attributes> reply) {
        return switch (reply) {
            case Reply.Answered<Attributes> answered ->
                new Outcome("ANSWERED", answered.value().attributes());
            case Reply.Absent<Attributes> _ -> new Outcome("ABSENT", Map.of());
            case Reply.Unknown<Attributes> unknown ->
                new Outcome(unknown.reason().name(), Map.of());
        };
    }

    static Outcome of(CommandReply reply) {
        return switch (reply) {
            case CommandReply.Accepted accepted ->
                new Outcome("ACCEPTED", Map.of("receipt", JsonNodeFactory.instance.stringNode(accepted.receipt())));
            case CommandReply.Rejected _ -> new Outcome("REJECTED", Map.of());
            case CommandReply.Ambiguous _ -> new Outcome("AMBIGUOUS", Map.of());
            case CommandReply.NotSent notSent -> new Outcome("NOT_SENT/" + notSent.reason(), Map.of());
        };
    }

    /** Their good answer: what was asked for, or the order taken. */
    boolean good() {
        return word.equals("ANSWERED") || word.equals("ACCEPTED");
    }

    /** They said something that we would believe. */
    boolean believed() {
        return good() || word.equals("ABSENT");
    }
}
