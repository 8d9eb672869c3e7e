package cn.jince.platform.clawback;

import cn.jince.platform.kernel.Port;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Clawbacks as they are kept. */
@Port
public interface Clawbacks {
    record Receipt(String clawbackId, String voucher, long amountFen) {}

    Mono<Void> add(Clawback clawback);

    Mono<Clawback> find(String id);

    Mono<Clawback> lock(String id);

    /** All orders of one payout. */
    Flux<Clawback> ofIntent(String intentId);

    Mono<Receipt> receipt(String voucher);

    Mono<Void> receive(Clawback after, Receipt receipt, String by, Instant at);

    /** True where all that was reserved has been paid and received back. */
    Mono<Boolean> whole(String reservationId);

    /**
     * Open ones first, the one due first; at most 200.
     *
     * @param divisionPrefix or null: of the enterprise
     */
    Flux<Clawback> list(@Nullable String divisionPrefix, @Nullable String creditCode);
}
