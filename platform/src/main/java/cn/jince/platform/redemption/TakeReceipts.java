package cn.jince.platform.redemption;

import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.ReceiptRow;
import cn.jince.api.exchange.ExchangeViews.Verdict;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.UseCase;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 兑付回执: what a treasury pushes of its own accord. A push moves no money: it makes the order due, and the treasury is
 * asked by us, so that a forged or early receipt costs one question.
 */
@UseCase
public class TakeReceipts {
    private final Payouts payouts;
    private final JsonMapper json;

    TakeReceipts(Payouts payouts, JsonMapper json) {
        this.payouts = payouts;
        this.json = json;
    }

    public Mono<Verdicts> take(Push push) {
        List<DivisionCode> own =
                push.divisions().stream().map(DivisionCode::new).toList();
        return Flux.fromIterable(push.rows())
                .index()
                .concatMap(row -> take(row.getT1().intValue(), row.getT2(), own))
                .collectList()
                .map(Verdicts::new);
    }

    /** Empty where it was taken. */
    private Mono<Verdict> take(int index, JsonNode row, List<DivisionCode> own) {
        ReceiptRow receipt;
        try {
            receipt = json.treeToValue(row, ReceiptRow.class);
        } catch (JacksonException e) {
            return Mono.just(new Verdict(index, "BAD_ROW", "", "回执的字段不完整或类型不符。", null));
        }
        return payouts.ofOrder(receipt.orderId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> {
                    @Nullable
                    PayoutIntent intent = found.filter(one -> covers(own, one)).orElse(null);
                    if (intent == null) {
                        return Mono.just(
                                new Verdict(index, "UNKNOWN_ORDER", "/orderId", "没有该兑付指令：" + receipt.orderId(), null));
                    }
                    @Nullable Verdict no = contradiction(index, intent, receipt);
                    return no == null ? payouts.makeDue(intent.id()).then(Mono.empty()) : Mono.just(no);
                });
    }

    private static boolean covers(List<DivisionCode> own, PayoutIntent intent) {
        DivisionCode at = new DivisionCode(intent.about().division());
        return own.stream().anyMatch(division -> division.covers(at));
    }

    private static @Nullable Verdict contradiction(int index, PayoutIntent intent, ReceiptRow receipt) {
        if (receipt.amountFen() != intent.amountFen()) {
            String ours = Long.toString(intent.amountFen());
            return new Verdict(index, "AMOUNT_DIFFERS", "/amountFen", "回执金额与兑付金额不一致。", ours);
        }
        return switch (intent.state()) {
            case QUEUED, REJECTED, DISPUTED ->
                new Verdict(
                        index,
                        "ILLEGAL_STATE",
                        "/state",
                        "该兑付指令不在途，不能接收回执。",
                        intent.state().name());
            case PAID ->
                receipt.state().equals("PAID")
                        ? null
                        : new Verdict(index, "ILLEGAL_STATE", "/state", "该笔款项已兑付。", "PAID");
            case SENDING, UNCERTAIN, ORDERED -> null;
        };
    }
}
