package cn.jince.platform.claim.web;

import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.Defect;
import cn.jince.platform.notice.NoticeRefusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Refusals as problems. */
public final class ClaimProblems {
    private ClaimProblems() {}

    public static Problem say(ClaimRefusal refusal) {
        return switch (refusal) {
            case ClaimRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "CLAIM_NOT_FOUND", "没有找到这项申报或相关事项。");
            case ClaimRefusal.NotAllowed(String detail) ->
                Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, detail);
            case ClaimRefusal.WrongState(var state, var verb) ->
                Problem.of(HttpStatus.CONFLICT, "CLAIM_WRONG_STATE", "申报当前为“" + state.text() + "”，不能进行这一操作。")
                        .with("state", state.name())
                        .with("verb", verb.name());
            case ClaimRefusal.InRelay(String systemName) ->
                Problem.of(HttpStatus.CONFLICT, "CLAIM_IN_RELAY", "该申报已转送" + systemName + "办理，请在该系统中处理，进度会同步到这里。")
                        .with("systemName", systemName);
            case ClaimRefusal.VersionRequired _ ->
                Problem.of(HttpStatus.PRECONDITION_REQUIRED, ProblemCode.VERSION_REQUIRED, "请带上 If-Match 说明所依据的版本。");
            case ClaimRefusal.Stale(int current) ->
                Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.STALE_VERSION, "申报已有新的变化，请刷新后再操作。")
                        .with("version", current);
            case ClaimRefusal.FourEyes(String detail) -> Problem.of(HttpStatus.CONFLICT, "FOUR_EYES", detail);
            case ClaimRefusal.NotClaimable(String detail) ->
                Problem.of(HttpStatus.CONFLICT, "ITEM_NOT_CLAIMABLE", detail);
            case ClaimRefusal.NotEligible(List<String> reasons) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "NOT_ELIGIBLE", "不符合申领条件：" + String.join("；", reasons))
                        .with("reasons", reasons);
            case ClaimRefusal.AlreadyClaimed _ ->
                Problem.of(HttpStatus.CONFLICT, "ALREADY_CLAIMED", "本年度已申报过这一事项，不能重复申报。");
            case ClaimRefusal.FormIncomplete(List<Defect> defects) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, "有内容未填写或填写有误。")
                        .with("defects", defects);
            case ClaimRefusal.NothingToCorrect _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "CLAIM_NOTHING_TO_CORRECT", "请一次性列明全部补正事项。");
            case ClaimRefusal.CorrectionAlreadyAsked _ ->
                Problem.of(HttpStatus.CONFLICT, "CORRECTION_ALREADY_ASKED", "补正要求只能提出一次。");
            case ClaimRefusal.ReasonRequired _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "REASON_REQUIRED", "请写明理由。");
            case ClaimRefusal.AmountRequired _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "AMOUNT_REQUIRED", "请核定兑付金额。");
            case ClaimRefusal.AmountTooHigh(long cap) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "AMOUNT_TOO_HIGH", "核定金额超过发放标准的上限。")
                        .with("capFen", cap);
            case ClaimRefusal.BudgetExhausted(long left) ->
                Problem.of(HttpStatus.CONFLICT, "BUDGET_EXHAUSTED", "本年度预算余额不足。")
                        .with("leftFen", left);
            case ClaimRefusal.CapReached(String cap, long left) ->
                Problem.of(HttpStatus.CONFLICT, "CAP_REACHED", "核定金额超过" + cap + "的余额。")
                        .with("cap", cap)
                        .with("leftFen", left);
            case ClaimRefusal.NotTogether(String itemId) ->
                Problem.of(HttpStatus.CONFLICT, "STACKING_EXCLUDED", "企业本年度已享受不可叠加的事项（" + itemId + "）。")
                        .with("itemId", itemId);
            case ClaimRefusal.StageNotDue _ -> Problem.of(HttpStatus.CONFLICT, "STAGE_NOT_DUE", "该申报不分期兑付，或上一期资金尚未兑付。");
            case ClaimRefusal.KeyRequired _ ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.IDEMPOTENCY_KEY_REQUIRED, "请带上 Idempotency-Key，以免重复提交。");
            case ClaimRefusal.KeyReused _ ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "这个 Idempotency-Key 已用于另一次提交。");
            case ClaimRefusal.AttachmentTooLarge _ ->
                Problem.of(HttpStatus.CONTENT_TOO_LARGE, ProblemCode.BODY_TOO_LARGE, "单个附件不能超过 5 MB。");
            case ClaimRefusal.AttachmentInfected(String name) ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "ATTACHMENT_INFECTED", "文件中发现病毒（" + name + "），未保存。请换一个文件。");
            case ClaimRefusal.MaterialsUnscanned(List<String> materials) ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "MATERIALS_UNSCANNED",
                                "有材料尚未通过病毒检查，暂不能办理：" + String.join("、", materials))
                        .with("materials", materials);
            case ClaimRefusal.MaterialsOwed(List<String> materials) ->
                Problem.of(HttpStatus.CONFLICT, "MATERIALS_OWED", "容缺材料尚未补齐：" + String.join("、", materials))
                        .with("materials", materials);
            case ClaimRefusal.DataChanged(List<String> fields) ->
                Problem.of(HttpStatus.CONFLICT, "DATA_CHANGED", "提交后数据有变化，请核对并写明仍予通过的理由：" + String.join("、", fields))
                        .with("fields", fields);
            case ClaimRefusal.AttachmentUnreadable _ ->
                Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "附件须为 PDF、PNG 或 JPEG 文件。");
        };
    }

    static Problem say(NoticeRefusal refusal) {
        return switch (refusal) {
            case NoticeRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "NOTICE_NOT_FOUND", "没有找到这条公示。");
            case NoticeRefusal.WrongState(String detail) ->
                Problem.of(HttpStatus.CONFLICT, "NOTICE_WRONG_STATE", detail);
            case NoticeRefusal.NotAllowed _ -> Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "您没有处理异议的权限。");
            case NoticeRefusal.FourEyes(String detail) -> Problem.of(HttpStatus.CONFLICT, "FOUR_EYES", detail);
            case NoticeRefusal.Incomplete _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, "请写明异议人和理由。");
        };
    }
}
