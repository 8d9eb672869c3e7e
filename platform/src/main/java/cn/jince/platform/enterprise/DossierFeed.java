package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Port;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Dossiers in bulk, for the matching index. */
@Port
public interface DossierFeed {
    /** Every registered enterprise by ascending ordinal, read in pages. */
    Flux<NumberedDossier> all();

    /** Those of the codes that are registered. */
    Mono<List<NumberedDossier>> of(Collection<CreditCode> codes);

    /** By ascending ordinal. */
    Mono<List<NumberedDossier>> numbered(List<Integer> ordinals);
}
