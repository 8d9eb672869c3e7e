package cn.jince.bff.mobile.feed;

import cn.jince.bff.mobile.feed.Letter.Reach;
import java.util.Map;

/**
 * How a state of a claim is told.
 *
 * @param phrase at most five Chinese characters, for the template's field
 * @param advice what the enterprise can do now
 */
record ClaimNews(String phrase, Reach reach, String advice) {

    /** One-time consents are spent on what a person must act on or waits for; the rest goes by app or inbox. */
    private static final Map<String, ClaimNews> BY_STATE = Map.ofEntries(
            Map.entry("SUBMITTED", new ClaimNews("已提交", Reach.INBOX, "申报已提交，等待受理。")),
            Map.entry("AWAITING_CORRECTION", new ClaimNews("待补正", Reach.WECHAT, "请按要求补正材料。")),
            Map.entry("ACCEPTED", new ClaimNews("已受理", Reach.APP, "申报已受理，进入审核。")),
            Map.entry("NOT_ACCEPTED", new ClaimNews("不予受理", Reach.WECHAT, "申报未获受理，请查看原因。")),
            Map.entry("FIRST_REVIEWED", new ClaimNews("初审通过", Reach.INBOX, "初审已通过，等待复审。")),
            Map.entry("JOINT_REVIEWED", new ClaimNews("会审通过", Reach.INBOX, "会审已通过，等待下一环节。")),
            Map.entry("APPROVED", new ClaimNews("审批通过", Reach.WECHAT, "审批通过，即将公示。")),
            Map.entry("REJECTED", new ClaimNews("未予通过", Reach.WECHAT, "审批未通过，请查看原因。")),
            Map.entry("IN_PUBLIC_NOTICE", new ClaimNews("公示中", Reach.APP, "正在公示，公示期满后拨付。")),
            Map.entry("PAID", new ClaimNews("已兑付", Reach.WECHAT, "资金已拨付，请查收。")),
            Map.entry("CONCLUDED", new ClaimNews("已办结", Reach.INBOX, "申报已办结。")),
            Map.entry("WITHDRAWN", new ClaimNews("已撤回", Reach.INBOX, "申报已撤回。")),
            Map.entry("CLAWED_BACK", new ClaimNews("已追回", Reach.WECHAT, "资金已被追回，请查看原因。")));

    private static final Map<String, ClaimNews> CLAIM_FREE = Map.of(
            "CANDIDATE", new ClaimNews("待确认", Reach.WECHAT, "无需申报，请确认享受意愿。"),
            "LEFT_OUT", new ClaimNews("未纳入", Reach.WECHAT, "本次未纳入，请查看原因。"),
            "IN_PUBLIC_NOTICE", new ClaimNews("公示中", Reach.INBOX, "正在公示，公示期满后拨付。"),
            "PAID", new ClaimNews("已兑付", Reach.WECHAT, "资金已拨付，请查收。"));

    static final ClaimNews PAYOUT_REJECTED = new ClaimNews("兑付退回", Reach.WECHAT, "收款账户被退回，请更正后重新兑付。");

    /** True for states an enterprise is not told of: its own draft, and the moment before the payout. */
    static boolean silent(String state) {
        return state.equals("DRAFT") || state.equals("PAYABLE");
    }

    static ClaimNews ofClaim(String state) {
        return BY_STATE.getOrDefault(state, new ClaimNews("有新进展", Reach.INBOX, "办理有新进展，请查看。"));
    }

    static ClaimNews ofClaimFree(String state) {
        return CLAIM_FREE.getOrDefault(state, new ClaimNews("有新进展", Reach.INBOX, "办理有新进展，请查看。"));
    }
}
