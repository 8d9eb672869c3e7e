package cn.jince.platform.reporting;

import cn.jince.platform.kernel.Port;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Issued documents as they are kept. */
@Port
public interface IssuedDocuments {
    /** The one that is kept: the given one, or the same document registered before. In a transaction. */
    Mono<IssuedDocument> add(IssuedDocument document);

    Mono<IssuedDocument> find(String id);

    /** Due first, at most 500. @param overdueOn only unsettled ones due before that day; null for all */
    Flux<IssuedDocument> of(String divisionPrefix, @Nullable Boolean settled, @Nullable LocalDate overdueOn);

    /** False where it was settled before. In a transaction. */
    Mono<Boolean> settle(String id, String itemId, Instant at, LocalDate on);

    /** Unsettled ones with that number. */
    Flux<IssuedDocument> open(String plainNumber);

    /** Locked, unsettled, not yet reminded of at that stage, at most 50. In a transaction. */
    Flux<IssuedDocument> toRemind(LocalDate dueBy, int stage);

    Mono<Void> reminded(String id, int stage);

    Mono<List<Punctuality>> punctuality(String divisionPrefix, LocalDate today);

    /** One issuer's record. */
    record Punctuality(String issuer, String division, int open, int overdue, int inTime, int late) {}
}
