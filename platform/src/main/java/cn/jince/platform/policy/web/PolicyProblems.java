package cn.jince.platform.policy.web;

import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import cn.jince.platform.policy.CaseRun;
import cn.jince.platform.policy.ItemRefusal;
import cn.jince.platform.policy.ListingField;
import cn.jince.platform.policy.PolicyItem.ItemState;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** Refusals of the library as problems. */
final class PolicyProblems {
    private PolicyProblems() {}

    static Problem say(ItemRefusal refusal) {
        return switch (refusal) {
            case ItemRefusal.NotFound(String id) -> notFound(id);
            case ItemRefusal.WrongState(var _, ItemState state, var _) ->
                Problem.of(HttpStatus.CONFLICT, "POLICY_WRONG_STATE", "该事项当前为“" + name(state) + "”，不能进行此操作。");
            case ItemRefusal.FourEyes _ -> Problem.of(HttpStatus.CONFLICT, "FOUR_EYES", "起草人不能审核自己起草的事项，请由另一名工作人员审核。");
            case ItemRefusal.NotTheDrafter _ ->
                Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "只有起草人可以修改这份草稿。");
            case ItemRefusal.ReasonRequired _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "REASON_REQUIRED", "请写明理由，最长 500 字。");
            case ItemRefusal.ListingIncomplete(var missing) ->
                Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "LISTING_INCOMPLETE",
                                "目录字段缺少内容，也没有写明原因："
                                        + missing.stream()
                                                .map(ListingField::chinese)
                                                .collect(Collectors.joining("、")))
                        .with("missing", missing.stream().map(Enum::name).toList());
            case ItemRefusal.OutsideDivision(String code) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "OUTSIDE_DIVISION", "不能为本行政区划以外起草事项：" + code);
            case ItemRefusal.KeyRequired _ ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.IDEMPOTENCY_KEY_REQUIRED, "请带上 Idempotency-Key，以免重复提交。");
            case ItemRefusal.CasesMissing _ ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "RULE_CASES_MISSING", "至少需要三个规则用例：符合、不符合、待核实各一个。");
            case ItemRefusal.CasesFailing(CaseRun run) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "RULE_CASES_FAILING", "有规则用例未通过。")
                        .with("report", PolicyWire.report(run));
            case ItemRefusal.BadContent(String pointer, String reason) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "POLICY_BAD_CONTENT", reason)
                        .with("pointer", pointer);
            case ItemRefusal.Stale _ -> Problem.of(HttpStatus.CONFLICT, "POLICY_STALE", "该事项刚被他人修改，请刷新后再试。");
            case ItemRefusal.VersionInHand(var _, int version) ->
                Problem.of(HttpStatus.CONFLICT, "POLICY_VERSION_IN_HAND", "该事项的第 " + version + " 版尚在办理，不能再起草新版本。");
        };
    }

    static Problem notFound(String id) {
        return Problem.of(HttpStatus.NOT_FOUND, "POLICY_NOT_FOUND", "没有找到政策事项：" + id);
    }

    private static String name(ItemState state) {
        return switch (state) {
            case DRAFT -> "草稿";
            case IN_REVIEW -> "审核中";
            case APPROVED -> "已审核";
            case SCHEDULED -> "待发布";
            case PUBLISHED -> "已发布";
            case SUSPENDED -> "暂停执行";
            case PENDING_RECHECK -> "公平竞争复核中";
            case MERGED -> "已并入其他事项";
            case WITHDRAWN -> "已撤回";
        };
    }
}
