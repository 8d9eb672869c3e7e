package cn.jince.adapters.command.web;

import cn.jince.adapters.command.CommandRefusal;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import org.springframework.http.HttpStatus;

/** Refusals as problems. */
final class CommandProblems {
    static Problem say(CommandRefusal refusal) {
        return switch (refusal) {
            case CommandRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "COMMAND_NOT_FOUND", "没有找到这条指令。");
            case CommandRefusal.NobodyTakesIt(String capability, String division) ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "COMMAND_NOBODY_TAKES_IT",
                        "没有系统在" + division + "承接" + capability + "类指令。");
            case CommandRefusal.Incomplete(String detail) ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.VALIDATION_FAILED, detail);
            case CommandRefusal.KeyReused(String id) ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "指令号" + id + "已用于内容不同的另一条指令。");
            case CommandRefusal.NoDeadLetter(var state) ->
                Problem.of(HttpStatus.CONFLICT, "COMMAND_NOT_DEAD", "只有死信指令可以人工处理，该指令当前为" + state + "。")
                        .with("state", state.name());
            case CommandRefusal.ReasonRequired _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "REASON_REQUIRED", "请写明理由，不超过500字。");
        };
    }

    private CommandProblems() {}
}
