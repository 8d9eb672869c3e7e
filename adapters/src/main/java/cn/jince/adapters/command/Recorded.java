package cn.jince.adapters.command;

/** What became of a wish about a command. */
public sealed interface Recorded {
    record Done(Command command) implements Recorded {}

    record Refused(CommandRefusal refusal) implements Recorded {}
}
