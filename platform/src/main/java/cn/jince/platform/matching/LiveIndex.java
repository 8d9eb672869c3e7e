package cn.jince.platform.matching;

import cn.jince.platform.enterprise.DossierFeed;
import cn.jince.platform.enterprise.DossierWatch;
import cn.jince.platform.enterprise.NumberedDossier;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.PlatformClock;
import java.util.Collection;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** This replica's index: read from the store at the start, told of each batch after its commit. */
@Component
public class LiveIndex implements SmartLifecycle, DossierWatch {
    private static final Logger log = LoggerFactory.getLogger(LiveIndex.class);
    private final DossierFeed feed;
    private final PlatformClock clock;
    private volatile PopulationIndex index;
    private volatile boolean running;

    LiveIndex(DossierFeed feed, PlatformClock clock) {
        this.feed = feed;
        this.clock = clock;
        this.index = new PopulationIndex(Attributes.standard().all());
    }

    /** Off the event loop: a question over millions takes milliseconds of computing. */
    public <T> Mono<T> ask(Function<PopulationIndex.View, T> question) {
        return Mono.fromCallable(() -> index.ask(clock.today(), question)).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Mono<Void> changed(Collection<CreditCode> codes) {
        return feed.of(codes)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(dossiers ->
                        index.put(dossiers.stream().map(LiveIndex::row).toList()))
                .then();
    }

    private static PopulationIndex.Row row(NumberedDossier one) {
        return new PopulationIndex.Row(one.ordinal(), one.dossier());
    }

    Mono<Void> rebuild() {
        PopulationIndex fresh = new PopulationIndex(Attributes.standard().all());
        return feed.all()
                .map(LiveIndex::row)
                .doOnNext(fresh::load)
                .count()
                .doOnNext(size -> {
                    fresh.seal();
                    index = fresh;
                    log.info("matching index holds {} enterprises", size);
                })
                .then();
    }

    /** Before the first request, on the starting thread: an empty index would say that nobody matches. */
    @Override
    public void start() {
        rebuild().toFuture().join();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the clock, before background work and the web server. */
    @Override
    public int getPhase() {
        return 10;
    }
}
