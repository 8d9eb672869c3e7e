package cn.jince.platform.orders;

import cn.jince.platform.kernel.Port;
import cn.jince.platform.orders.SupervisionOrder.Event;
import cn.jince.platform.orders.SupervisionOrder.Step;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Supervision orders as they are kept. */
@Port
public interface Orders {
    Mono<SupervisionOrder> find(String id);

    Flux<Event> timeline(String id);

    /** With its fingerprint; empty where nothing was raised under the key. */
    Mono<Raised> raised(String key);

    record Raised(String id, String fingerprint) {}

    Mono<String> nextNumber(LocalDate day);

    /** False where somebody raised one under the same key before. */
    Mono<Boolean> insert(SupervisionOrder order, String key, String fingerprint, Event event);

    /** False where somebody else moved it first. */
    Mono<Boolean> save(Step step);

    /** The one due first, at most 200. */
    Flux<SupervisionOrder> ofDivision(String divisionPrefix, SupervisionOrder.@Nullable State state);

    /** Not replied to by the day before, at most 200. */
    Flux<SupervisionOrder> unanswered(LocalDate today);
}
