package cn.jince.adapters.web;

import cn.jince.adapters.lifecycle.StageRefusal;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import org.springframework.http.HttpStatus;

/** Refusals of stage moves, as problems. */
final class StageProblems {
    static Problem of(StageRefusal refusal) {
        return switch (refusal) {
            case StageRefusal.NoSuchConnector(var system, var capability) ->
                Problem.of(HttpStatus.NOT_FOUND, "CONNECTOR_NOT_FOUND", "没有连接器" + system + "的能力" + capability + "。");
            case StageRefusal.NoSuchStage(var stage) ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.VALIDATION_FAILED, "没有名为" + stage + "的阶段。");
            case StageRefusal.IllegalMove(var from, var to) ->
                Problem.of(HttpStatus.CONFLICT, "STAGE_MOVE_ILLEGAL", "不能从" + from + "直接转到" + to + "。");
            case StageRefusal.NoReason _ ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.VALIDATION_FAILED, "请说明调整阶段的原因。");
            case StageRefusal.MovedMeanwhile _ ->
                Problem.of(HttpStatus.CONFLICT, ProblemCode.STALE_VERSION, "该连接器的阶段刚被他人调整，请刷新后再试。");
        };
    }

    private StageProblems() {}
}
