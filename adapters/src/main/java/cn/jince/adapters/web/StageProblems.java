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
            case StageRefusal.ForeignDivision(var division) ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.VALIDATION_FAILED, "该系统不服务于行政区划" + division + "。");
            case StageRefusal.PilotOfNobody _ ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.VALIDATION_FAILED, "试点应列明行政区划，或给出1至100的企业比例。");
            case StageRefusal.NoBadge(var hash) ->
                Problem.of(HttpStatus.CONFLICT, "BADGE_REQUIRED", "当前契约没有有效的符合性证书，请先通过符合性检验。")
                        .with("contractHash", hash);
            case StageRefusal.AlreadyProposed _ ->
                Problem.of(HttpStatus.CONFLICT, "MOVE_ALREADY_PROPOSED", "已有一项待复核的上线申请，请先复核或撤回。");
            case StageRefusal.NoSuchProposal(var id) ->
                Problem.of(HttpStatus.NOT_FOUND, "MOVE_NOT_FOUND", "没有编号为" + id + "的待复核申请。");
            case StageRefusal.SamePerson _ ->
                Problem.of(HttpStatus.CONFLICT, "FOUR_EYES_REQUIRED", "上线须由另一名运维人员复核，申请人不能自行复核。");
            case StageRefusal.NoReason _ ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.VALIDATION_FAILED, "请说明调整阶段的原因。");
            case StageRefusal.MovedMeanwhile _ ->
                Problem.of(HttpStatus.CONFLICT, ProblemCode.STALE_VERSION, "该连接器的阶段刚被他人调整，请刷新后再试。");
        };
    }

    private StageProblems() {}
}
