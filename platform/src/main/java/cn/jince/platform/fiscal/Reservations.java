package cn.jince.platform.fiscal;

import cn.jince.platform.kernel.Port;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reservations as they are kept. */
@Port
public interface Reservations {
    /** Whoever reserves for the enterprise in that year waits until this transaction ends. */
    Mono<Void> lockEnterprise(String creditCode, int fiscalYear);

    /** Of the enterprise in that year, those clawed back too; few, one an award. */
    Flux<Reservation> held(String creditCode, int fiscalYear);

    Mono<Void> add(Reservation reservation, Instant at);

    Mono<Reservation> ofSubject(String subjectId, String creditCode);

    /** False where it is not held. */
    Mono<Boolean> end(String id, Reservation.State state);
}
