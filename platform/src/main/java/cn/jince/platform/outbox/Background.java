package cn.jince.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The only place that subscribes: work that repeats, at a beat and whenever it is nudged, never twice at a time. A
 * failed round is logged and the next one goes on. Starts after everything else and stops before it.
 */
@Component
public class Background implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Background.class);
    private final List<Job> jobs = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    /** Registers work; it runs while the application does. */
    public Nudge repeat(String name, Duration every, Supplier<Mono<?>> work) {
        Job job = new Job(name, every, work);
        jobs.add(job);
        if (running) {
            job.start();
        }
        return job;
    }

    /** A round of everything, for example after the clock was moved. */
    public void nudgeAll() {
        jobs.forEach(Job::now);
    }

    @Override
    public void start() {
        running = true;
        jobs.forEach(Job::start);
    }

    @Override
    public void stop() {
        running = false;
        jobs.forEach(Job::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Asks for a round now; many at once make one. */
    @FunctionalInterface
    public interface Nudge {
        void now();
    }

    private static final class Job implements Nudge {
        private final String name;
        private final Duration every;
        private final Supplier<Mono<?>> work;
        private final Sinks.Many<Long> nudges = Sinks.many().multicast().directBestEffort();
        private volatile Disposable subscription = () -> {};

        Job(String name, Duration every, Supplier<Mono<?>> work) {
            this.name = name;
            this.every = every;
            this.work = work;
        }

        void start() {
            subscription = Flux.merge(Flux.interval(Duration.ZERO, every), nudges.asFlux())
                    .onBackpressureLatest()
                    .concatMap(_ -> round(), 0)
                    .subscribe();
        }

        private Mono<Void> round() {
            return Mono.defer(work)
                    .then()
                    .doOnError(error -> log.warn("{} failed, goes on with its next round: {}", name, error.toString()))
                    .onErrorComplete(Exception.class);
        }

        void stop() {
            subscription.dispose();
        }

        @Override
        public void now() {
            // A nudge lost between two threads is made up for by the beat.
            nudges.tryEmitNext(0L);
        }
    }
}
