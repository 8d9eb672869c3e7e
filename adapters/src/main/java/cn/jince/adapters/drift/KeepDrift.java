package cn.jince.adapters.drift;

import cn.jince.adapters.Background;
import java.time.Duration;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings what the lines noted into the database, behind the calls, and what they had learnt back after a start. */
@Component
class KeepDrift implements ApplicationRunner {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private final Drifts drifts;
    private final DriftEvents events;
    private final Background background;

    KeepDrift(Drifts drifts, DriftEvents events, Background background) {
        this.drifts = drifts;
        this.events = events;
        this.background = background;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        background.run("remembering the shapes of answers", remember());
        background.repeat("keeping drift", EVERY, Mono.defer(this::keep));
    }

    Mono<Void> remember() {
        return Flux.fromIterable(drifts.all())
                .concatMap(drift -> events.shape(drift.id()).doOnNext(drift::knows))
                .then();
    }

    Mono<Void> keep() {
        return Flux.fromIterable(drifts.all()).concatMap(this::keep).then();
    }

    private Mono<Void> keep(Drift drift) {
        Mono<Void> noted = Flux.fromIterable(drift.news())
                .concatMap(event -> events.add(drift.id(), event).doOnError(_ -> drift.notKept(event)))
                .then();
        AnswerShape shape = drift.settledShape();
        return shape == null
                ? noted
                : noted.then(events.learn(drift.id(), shape)).doOnSuccess(_ -> drift.shapeIsKept());
    }
}
