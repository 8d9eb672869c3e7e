package cn.jince.adapters.command;

import cn.jince.adapters.command.Command.State;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Dispatch;
import java.util.Objects;

/** When a command stops and an officer of the system's owner takes over. */
final class GiveUp {

    static Result check(Command leased, Result result, Dispatch dispatch, SystemDescriptor system) {
        if (result.settled()) {
            return result;
        }
        String so = Objects.requireNonNullElse(result.notice(), "");
        if (result.state() == State.UNCERTAIN && dispatch.lookup() == null) {
            return result.dead(system.owner(), so + "须人工向对方核实，不会自动重发。");
        }
        return result.counted() && leased.attempts() + 1 >= dispatch.giveUpAfter()
                ? result.dead(system.owner(), so + "已尝试%d次，须人工处理。".formatted(leased.attempts() + 1))
                : result;
    }

    private GiveUp() {}
}
