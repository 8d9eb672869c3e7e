package cn.jince.bff.mobile;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** The only place where work is started that no request waits for. Ends with the application. */
@Component
public class Background implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private final Disposable.Composite running = Disposables.composite();

    /** Starts once; a failure is logged. */
    public void start(String name, Mono<?> work) {
        Disposable.Swap handle = Disposables.swap();
        running.add(handle);
        handle.update(work.doFinally(_ -> running.remove(handle))
                .subscribe(_ -> {}, error -> log.warn("background work {} failed: {}", name, error.toString())));
    }

    /** Runs rounds one after another, with a pause between; a failed round is logged and the next one follows. */
    public void repeat(String name, Duration pause, Supplier<Mono<?>> round) {
        start(
                name,
                Mono.defer(round::get)
                        .then()
                        .onErrorResume(Exception.class, error -> {
                            log.warn("{} will try again: {}", name, error.toString());
                            return Mono.delay(pause.multipliedBy(4)).then();
                        })
                        .then(Mono.delay(pause))
                        .repeat()
                        .then());
    }

    @Override
    public void destroy() {
        running.dispose();
    }
}
