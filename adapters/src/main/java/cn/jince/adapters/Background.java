package cn.jince.adapters;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one place where work runs that nobody waits for. Failures are logged; everything ends with the service. */
@Component
public class Background implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Background.class);
    private final Disposable.Composite running = Disposables.composite();

    /** Runs once, within five seconds. */
    public void run(String name, Mono<Void> work) {
        run(name, Duration.ofSeconds(5), work);
    }

    /** Runs once, within the time. */
    public void run(String name, Duration within, Mono<Void> work) {
        Disposable.Swap handle = Disposables.swap();
        running.add(handle);
        handle.update(work.timeout(within)
                .doFinally(_ -> running.remove(handle))
                .subscribe(_ -> {}, e -> log.warn("{} failed: {}", name, e.toString())));
    }

    /** Runs again and again, each turn within five seconds; a failed turn is logged and the next one comes. */
    public void repeat(String name, Duration every, Mono<Void> work) {
        repeat(name, every, Duration.ofSeconds(5), work);
    }

    /** @param atMost what one turn may take */
    public void repeat(String name, Duration every, Duration atMost, Mono<Void> work) {
        running.add(Flux.interval(every, every)
                .onBackpressureDrop()
                .concatMap(
                        _ -> work.timeout(atMost)
                                .doOnError(e -> log.warn("{} failed: {}", name, e.toString()))
                                .onErrorComplete(),
                        1)
                .subscribe());
    }

    @Override
    public void destroy() {
        running.dispose();
    }
}
