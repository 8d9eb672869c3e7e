package cn.jince.platform.objection;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.DossierFeed;
import cn.jince.platform.enterprise.DossierWatch;
import cn.jince.platform.enterprise.FactLines;
import cn.jince.platform.enterprise.NumberedDossier;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Closes an upheld objection when its source has spoken since: the new word stands, whatever it is. */
@UseCase
public class CloseRestated implements DossierWatch {
    private final ObjectionStore objections;
    private final DossierFeed dossiers;
    private final TellObjections tell;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    CloseRestated(
            ObjectionStore objections,
            DossierFeed dossiers,
            TellObjections tell,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.objections = objections;
        this.dossiers = dossiers;
        this.tell = tell;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    @Override
    public Mono<Void> changed(Collection<CreditCode> codes) {
        return objections
                .upheld(codes)
                .collectList()
                .filter(found -> !found.isEmpty())
                .flatMap(found -> dossiers.of(codesOf(found)).flatMap(now -> close(found, byCode(now))));
    }

    private static List<CreditCode> codesOf(List<FactObjection> found) {
        return found.stream()
                .map(objection -> new CreditCode(objection.about().creditCode()))
                .distinct()
                .toList();
    }

    private static Map<String, Dossier> byCode(List<NumberedDossier> dossiers) {
        return dossiers.stream()
                .map(NumberedDossier::dossier)
                .collect(Collectors.toMap(dossier -> dossier.code().value(), Function.identity()));
    }

    private Mono<Void> close(List<FactObjection> found, Map<String, Dossier> dossiers) {
        return Flux.fromIterable(found)
                .concatMap(objection -> {
                    @Nullable
                    JsonNode said =
                            saidSince(objection, dossiers.get(objection.about().creditCode()));
                    return said == null ? Mono.empty() : keep(objection.restated(said, clock.instant()));
                })
                .then();
    }

    /** Null where the source has not spoken since the decision. */
    private static @Nullable JsonNode saidSince(FactObjection objection, @Nullable Dossier dossier) {
        if (dossier == null) {
            return null;
        }
        Fact fact = dossier.of(Attributes.standard().require(objection.about().attribute()));
        var from = FactLines.provenance(fact);
        var decided = Objects.requireNonNull(objection.answer()).at();
        if (from == null
                || !from.system().equals(objection.about().system())
                || !from.fetchedAt().isAfter(decided)) {
            return null;
        }
        return Objects.requireNonNullElse(FactLines.value(fact), JsonNodeFactory.instance.nullNode());
    }

    private Mono<Void> keep(FactObjection next) {
        return objections
                .save(next)
                .flatMap(mine -> mine ? tell.moved(next) : Mono.empty())
                .as(inTransaction::transactional);
    }
}
