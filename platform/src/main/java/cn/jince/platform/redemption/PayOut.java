package cn.jince.platform.redemption;

import cn.jince.api.adapters.AdapterViews.PayoutOrder;
import cn.jince.api.adapters.AdapterViews.PayoutReceipt;
import cn.jince.api.adapters.Capabilities;
import cn.jince.api.event.EventTypes;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.platform.fiscal.Ledger;
import cn.jince.platform.fiscal.Movement;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.redemption.PayoutIntent.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Pays what is payable: lease (tx), then order or query outside any transaction, then keep the result (tx). Whatever
 * may have arrived is queried before it is sent again, so nothing is paid twice.
 */
@UseCase
public final class PayOut {
    private static final Logger log = LoggerFactory.getLogger(PayOut.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 4;
    private final Payouts payouts;
    private final Capabilities treasury;
    private final Map<PayoutIntent.Subject, PayoutFollower> followers;
    private final Ledger ledger;
    private final Outbox outbox;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    public PayOut(
            Payouts payouts,
            Capabilities treasury,
            List<PayoutFollower> followers,
            Ledger ledger,
            Outbox outbox,
            PlatformClock clock,
            TransactionalOperator inTransaction,
            Background background) {
        this.payouts = payouts;
        this.treasury = treasury;
        this.followers = followers.stream().collect(Collectors.toMap(PayoutFollower::subject, Function.identity()));
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
        this.inTransaction = inTransaction;
        background.repeat("payouts", Duration.ofMillis(500), this::payDue);
    }

    /** Works until nothing is due. */
    public Mono<Void> payDue() {
        return Flux.range(0, AT_ONCE).flatMap(_ -> drain(), AT_ONCE).then();
    }

    private Mono<Void> drain() {
        return lease().flatMap(leased -> work(leased).then(Mono.defer(this::drain)));
    }

    private Mono<PayoutIntent> lease() {
        return payouts.lease(LEASE).as(inTransaction::transactional);
    }

    private Mono<Void> work(PayoutIntent leased) {
        Mono<Void> round = leased.state() == State.QUEUED ? order(leased) : query(leased);
        return round.onErrorResume(Exception.class, error -> {
            // Whether it arrived is not known: the next round asks before anything else.
            log.warn("payout {} has no certain outcome: {}", leased.orderId(), error.toString());
            State state = leased.state() == State.ORDERED ? State.ORDERED : State.UNCERTAIN;
            return held(leased, state, backOff(leased), leased.receipt(), "国库通道暂无答复，系统将自动核对后继续。");
        });
    }

    private Mono<Void> order(PayoutIntent leased) {
        PayoutOrder order = new PayoutOrder(
                leased.orderId(),
                leased.about().claimNumber(),
                leased.account().holder(),
                leased.account().bank(),
                leased.account().number(),
                leased.amountFen(),
                leased.about().purpose());
        return treasury.orderPayout(order)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the treasury answered nothing")))
                .flatMap(reply -> switch (reply) {
                    case CommandReply.Accepted(String receipt) ->
                        settle(leased, State.ORDERED, Duration.ZERO, receipt, null);
                    case CommandReply.Rejected(String code, String notice) -> rejected(leased, code, notice);
                    case CommandReply.NotSent(var _, String notice) ->
                        held(leased, State.QUEUED, backOff(leased), null, notice);
                    case CommandReply.Ambiguous _ ->
                        settle(leased, State.UNCERTAIN, Duration.ZERO, null, "国库未返回结果，正在核对。");
                });
    }

    private Mono<Void> query(PayoutIntent leased) {
        return treasury.findPayout(leased.orderId())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the treasury answered nothing")))
                .flatMap(reply -> switch (reply) {
                    case Reply.Answered<PayoutReceipt>(PayoutReceipt receipt, var _) -> answered(leased, receipt);
                    case Reply.Absent<PayoutReceipt> _ ->
                        leased.state() == State.ORDERED
                                ? held(leased, State.ORDERED, backOff(leased), leased.receipt(), "国库已接收，等待回执。")
                                : settle(leased, State.QUEUED, Duration.ZERO, null, leased.note());
                    case Reply.Unknown<PayoutReceipt> unknown ->
                        held(
                                leased,
                                leased.state() == State.ORDERED ? State.ORDERED : State.UNCERTAIN,
                                backOff(leased),
                                leased.receipt(),
                                unknown.notice());
                });
    }

    private Mono<Void> answered(PayoutIntent leased, PayoutReceipt receipt) {
        if (receipt.amountFen() != leased.amountFen()) {
            return keepHeld(leased, State.DISPUTED, Duration.ZERO, receipt.receipt(), "国库回执金额与兑付金额不一致，须人工核对。");
        }
        return switch (receipt.state()) {
            case "PAID" -> paid(leased, receipt);
            case "RETURNED" -> rejected(leased, "RETURNED", "银行退回，请核对收款账户。");
            default -> settle(leased, State.ORDERED, backOff(leased), receipt.receipt(), null);
        };
    }

    private Mono<Void> paid(PayoutIntent leased, PayoutReceipt receipt) {
        Instant now = clock.instant();
        Instant paidAt = receipt.paidAt() == null ? now : receipt.paidAt();
        return payouts.paid(leased, receipt.receipt(), paidAt)
                .flatMap(mine -> mine
                        ? post(leased, Movement.PAY, leased.id(), now)
                                .then(Mono.defer(() -> follower(leased).paid(leased, receipt.receipt(), now)))
                        : Mono.empty())
                .as(inTransaction::transactional);
    }

    private Mono<Void> rejected(PayoutIntent leased, String code, String notice) {
        return keepHeld(leased, State.REJECTED, Duration.ZERO, null, notice + "（" + code + "）");
    }

    private Mono<Void> held(PayoutIntent leased, State state, Duration again, @Nullable String receipt, String note) {
        return keepHeld(leased, state, again, receipt, note);
    }

    private Mono<Void> keepHeld(
            PayoutIntent leased, State state, Duration again, @Nullable String receipt, String note) {
        boolean rejected = state == State.REJECTED;
        boolean tell = rejected || state == State.DISPUTED || leased.note() == null;
        Instant now = clock.instant();
        return payouts.settle(leased, state, again, receipt, note)
                .flatMap(mine -> mine && tell
                        ? follower(leased)
                                .held(leased, rejected, note, now)
                                .then(rejected ? Mono.defer(() -> cameBack(leased, note, now)) : Mono.empty())
                        : Mono.empty())
                .as(inTransaction::transactional);
    }

    private Mono<Void> cameBack(PayoutIntent leased, String note, Instant now) {
        return post(leased, Movement.RETURN, leased.orderId(), now).then(Mono.defer(() -> tellRejected(leased, note)));
    }

    private Mono<Void> post(PayoutIntent leased, Movement movement, String reference, Instant now) {
        return ledger.post(leased.funds().lineId(), movement, leased.amountFen(), reference, now);
    }

    private Mono<Void> tellRejected(PayoutIntent leased, String note) {
        PayoutIntent.About about = leased.about();
        return outbox.append(
                EventTypes.PAYOUT_REJECTED,
                leased.id(),
                new EventTypes.PayoutRejected(
                        leased.id(),
                        about.subject().name(),
                        about.subjectId(),
                        about.claimNumber(),
                        about.creditCode(),
                        about.itemId(),
                        about.purpose(),
                        leased.amountFen(),
                        note));
    }

    private Mono<Void> settle(
            PayoutIntent leased, State state, Duration again, @Nullable String receipt, @Nullable String note) {
        return payouts.settle(leased, state, again, receipt, note)
                .as(inTransaction::transactional)
                .then();
    }

    private PayoutFollower follower(PayoutIntent intent) {
        return Objects.requireNonNull(
                followers.get(intent.about().subject()),
                () -> "nobody follows payouts of " + intent.about().subject());
    }

    /** 1 s doubled with each attempt up to 30 s, plus up to a fifth. */
    private static Duration backOff(PayoutIntent leased) {
        long millis = Math.min(30_000, 500L << Math.min(leased.attempts(), 6));
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }
}
