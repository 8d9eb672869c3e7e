package cn.jince.platform.redemption;

import cn.jince.api.adapters.AdapterViews.PayoutReceipt;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.platform.redemption.PayoutIntent.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of the treasury makes of a payout. Only a payout in {@link State#QUEUED} is ordered; whatever may have
 * arrived is queried until the treasury says for certain that it never saw it.
 *
 * @param atOnce the next round follows at once, or else after a while
 * @param paidAt the treasury's time, only of PAID and where it said one
 */
record PayoutDecision(
        State state,
        boolean atOnce,
        @Nullable String receipt,
        @Nullable String note,
        Telling telling,
        @Nullable Instant paidAt) {

    /** Whether the follower hears of it. */
    enum Telling {
        NOT,
        /** Where nothing was told before. */
        FIRST,
        ALWAYS
    }

    /** True where the state is sent; every other state is queried or at rest. */
    static boolean sends(State leased) {
        return leased == State.QUEUED;
    }

    /** True where a round works on it. */
    static boolean goesOn(State state) {
        return switch (state) {
            case QUEUED, SENDING, UNCERTAIN, ORDERED -> true;
            case PAID, REJECTED, DISPUTED -> false;
        };
    }

    static PayoutDecision ordered(CommandReply reply) {
        return switch (reply) {
            case CommandReply.Accepted(String receipt) ->
                new PayoutDecision(State.ORDERED, true, receipt, null, Telling.NOT, null);
            case CommandReply.Rejected(String code, String notice) -> rejected(code, notice);
            case CommandReply.NotSent(var _, String notice) -> later(State.QUEUED, null, notice);
            case CommandReply.Ambiguous _ ->
                new PayoutDecision(State.UNCERTAIN, true, null, "国库未返回结果，正在核对。", Telling.NOT, null);
        };
    }

    /** @param leased SENDING, UNCERTAIN or ORDERED */
    static PayoutDecision queried(PayoutIntent leased, Reply<PayoutReceipt> reply) {
        boolean accepted = leased.state() == State.ORDERED;
        return switch (reply) {
            case Reply.Answered<PayoutReceipt>(PayoutReceipt receipt, var _) -> answered(leased, receipt);
            case Reply.Absent<PayoutReceipt> _ ->
                accepted
                        ? later(State.ORDERED, leased.receipt(), "国库已接收，等待回执。")
                        : new PayoutDecision(State.QUEUED, true, null, leased.note(), Telling.NOT, null);
            case Reply.Unknown<PayoutReceipt> unknown -> unknown(leased, unknown.notice());
        };
    }

    /** Whether it arrived is not known: the next round asks before anything else. */
    static PayoutDecision failed(PayoutIntent leased) {
        return unknown(leased, "国库通道暂无答复，系统将自动核对后继续。");
    }

    private static PayoutDecision unknown(PayoutIntent leased, String note) {
        return later(leased.state() == State.ORDERED ? State.ORDERED : State.UNCERTAIN, leased.receipt(), note);
    }

    private static PayoutDecision answered(PayoutIntent leased, PayoutReceipt receipt) {
        if (receipt.amountFen() != leased.amountFen()) {
            return new PayoutDecision(
                    State.DISPUTED, true, receipt.receipt(), "国库回执金额与兑付金额不一致，须人工核对。", Telling.ALWAYS, null);
        }
        return switch (receipt.state()) {
            case "PAID" ->
                new PayoutDecision(State.PAID, true, receipt.receipt(), null, Telling.ALWAYS, receipt.paidAt());
            case "RETURNED" -> rejected("RETURNED", "银行退回，请核对收款账户。");
            default -> new PayoutDecision(State.ORDERED, false, receipt.receipt(), null, Telling.NOT, null);
        };
    }

    private static PayoutDecision rejected(String code, String notice) {
        return new PayoutDecision(State.REJECTED, true, null, notice + "（" + code + "）", Telling.ALWAYS, null);
    }

    private static PayoutDecision later(State state, @Nullable String receipt, String note) {
        return new PayoutDecision(state, false, receipt, note, Telling.FIRST, null);
    }
}
