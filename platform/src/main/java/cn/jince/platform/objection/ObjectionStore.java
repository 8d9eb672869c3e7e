package cn.jince.platform.objection;

import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Port;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Objections to facts as they are kept. */
@Port
public interface ObjectionStore {
    Mono<Long> nextNumber();

    /** What was asked under that key before; empty for the first time. */
    Mono<Kept> asked(String by, String key);

    record Kept(String id, String fingerprint) {}

    /** In a transaction; a key taken meanwhile, or an objection that is open already, fails as a duplicate. */
    Mono<Void> add(FactObjection objection, String by, String key, String fingerprint);

    Mono<FactObjection> find(String id);

    /** In a transaction; false where another step came first. */
    Mono<Boolean> save(FactObjection next);

    /** Newest first, at most 200. */
    Flux<FactObjection> ofEnterprise(String creditCode, FactObjection.@Nullable State state);

    /** Due first, at most 200. @param overdueOn only open ones due before that day; null for all */
    Flux<FactObjection> ofDivision(String prefix, FactObjection.@Nullable State state, @Nullable LocalDate overdueOn);

    /** Those of these enterprises whose source is asked anew. */
    Flux<FactObjection> upheld(Collection<CreditCode> codes);
}
