package cn.jince.adapters.call;

import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;

/** What questions and commands come to, as one word for counting. */
final class Outcomes {
    static String of(Reply<?> reply) {
        return switch (reply) {
            case Reply.Answered<?> _ -> "ANSWERED";
            case Reply.Absent<?> _ -> "ABSENT";
            case Reply.Unknown<?> unknown -> unknown.reason().name();
        };
    }

    static String of(CommandReply reply) {
        return switch (reply) {
            case CommandReply.Accepted _ -> "ACCEPTED";
            case CommandReply.Rejected _ -> "REJECTED";
            case CommandReply.Ambiguous _ -> "AMBIGUOUS";
            case CommandReply.NotSent notSent -> notSent.reason().name();
        };
    }

    private Outcomes() {}
}
