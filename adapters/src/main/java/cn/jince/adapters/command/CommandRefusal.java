package cn.jince.adapters.command;

import cn.jince.adapters.command.Command.State;

/** Why we said no. */
public sealed interface CommandRefusal {
    record NotFound(String id) implements CommandRefusal {}

    /** No system takes this kind of command, or none in that division. */
    record NobodyTakesIt(String capability, String division) implements CommandRefusal {}

    record Incomplete(String detail) implements CommandRefusal {}

    record KeyReused(String id) implements CommandRefusal {}

    record NoDeadLetter(State state) implements CommandRefusal {}

    record ReasonRequired() implements CommandRefusal {}
}
