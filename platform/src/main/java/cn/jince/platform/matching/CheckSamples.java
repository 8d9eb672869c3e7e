package cn.jince.platform.matching;

import cn.jince.platform.enterprise.DossierFeed;
import cn.jince.platform.enterprise.NumberedDossier;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Now and then asks index and evaluator the same of random enterprises: they must agree. */
@UseCase
public class CheckSamples {
    private static final Logger log = LoggerFactory.getLogger(CheckSamples.class);
    private static final int SAMPLE = 200;
    private final LiveIndex index;
    private final DossierFeed dossiers;
    private final PolicyItems items;
    private final PlatformClock clock;
    private final Counter checked;
    private final Counter disagreed;

    CheckSamples(LiveIndex index, DossierFeed dossiers, PolicyItems items, PlatformClock clock, MeterRegistry metrics) {
        this.index = index;
        this.dossiers = dossiers;
        this.items = items;
        this.clock = clock;
        this.checked = metrics.counter("jince.matching.samples.checked");
        this.disagreed = metrics.counter("jince.matching.samples.disagreed");
    }

    /** How many disagree. */
    public Mono<Long> check() {
        return index.ask(view -> sample(view.everyone()))
                .filter(sample -> !sample.isEmpty())
                .flatMap(dossiers::numbered)
                .flatMap(sample -> items.inForce(clock.today())
                        .concatMap(item -> compare(item, sample))
                        .reduce(0L, Long::sum))
                .defaultIfEmpty(0L);
    }

    private static List<Integer> sample(RoaringBitmap population) {
        int size = population.getCardinality();
        return size == 0
                ? List.of()
                : IntStream.range(0, SAMPLE)
                        .map(_ -> population.select(ThreadLocalRandom.current().nextInt(size)))
                        .distinct()
                        .boxed()
                        .toList();
    }

    private Mono<Long> compare(PolicyItem item, List<NumberedDossier> sample) {
        return index.ask(view -> {
                    Truth truth = view.truth(item.eligibility());
                    return sample.stream()
                            .filter(one -> verdict(truth, one.ordinal())
                                    != Evaluation.of(item.eligibility(), one.dossier())
                                            .verdict())
                            .peek(one -> log.warn(
                                    "index and evaluator disagree on item {} for enterprise {}",
                                    item.id(),
                                    one.dossier().code().value()))
                            .count();
                })
                .doOnNext(different -> {
                    checked.increment(sample.size());
                    disagreed.increment(different);
                });
    }

    static Verdict verdict(Truth truth, int ordinal) {
        if (truth.met().contains(ordinal)) {
            return Verdict.MET;
        }
        return truth.notMet().contains(ordinal) ? Verdict.NOT_MET : Verdict.TO_BE_VERIFIED;
    }
}
