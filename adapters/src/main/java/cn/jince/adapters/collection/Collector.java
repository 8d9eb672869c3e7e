package cn.jince.adapters.collection;

import cn.jince.adapters.Background;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.lifecycle.StageBoard;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes jobs that are due and runs them, a few at once; of many instances one runs a job. */
@Component
class Collector implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(Collector.class);
    private static final int AT_ONCE = 4;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private final String owner = UUID.randomUUID().toString();
    private final Collections collections;
    private final StageBoard stages;
    private final Jobs jobs;
    private final RunPass runPass;
    private final Background background;
    private final Clock clock;
    private volatile boolean entered;

    Collector(
            Collections collections,
            StageBoard stages,
            Jobs jobs,
            RunPass runPass,
            Background background,
            Clock clock) {
        this.collections = collections;
        this.stages = stages;
        this.jobs = jobs;
        this.runPass = runPass;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (collections.all().isEmpty()) {
            return;
        }
        Duration longest = collections.all().stream()
                .map(each -> each.settings().longest())
                .max(Duration::compareTo)
                .orElseThrow();
        for (int i = 0; i < AT_ONCE; i++) {
            background.repeat(
                    "collecting", LOOK, longest.plusMinutes(1), entered().then(turn()));
        }
    }

    /** A database that is slow to come at the start must not leave us without jobs until the next one. */
    private Mono<Void> entered() {
        return Mono.defer(
                () -> entered ? Mono.empty() : jobs.enter(collections.all()).doOnSuccess(_ -> entered = true));
    }

    /** One job that is due and may run, from claim to end. */
    Mono<Void> turn() {
        return Mono.defer(() -> {
            List<String> open = collections.all().stream()
                    .filter(each -> mayRun(each))
                    .map(Collection::id)
                    .toList();
            return open.isEmpty() ? Mono.empty() : jobs.claim(open, owner).flatMap(this::collect);
        });
    }

    private Mono<Void> collect(Job job) {
        Collection collection = collections.find(job.id());
        Duration every = collection.settings().every();
        return runPass.run(collection, job, stage(collection) != Stage.SHADOW)
                .then(Mono.defer(() -> jobs.done(job, every)))
                .onErrorResume(failure -> failed(job, failure, every));
    }

    private Mono<Void> failed(Job job, Throwable failure, Duration every) {
        String what = Failures.sentence(failure);
        log.warn("collecting {} failed: {}", job.id(), what);
        return failure instanceof LeaseLost ? Mono.empty() : jobs.failed(job, what, every);
    }

    private boolean mayRun(Collection collection) {
        return stage(collection).collects() && collection.hours().open(clock.instant());
    }

    private Stage stage(Collection collection) {
        return stages.of(collection.system().system(), collection.capability().capability())
                .stage();
    }
}
