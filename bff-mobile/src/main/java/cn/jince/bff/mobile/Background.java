package cn.jince.bff.mobile;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The only place where work is started that no request waits for. At the application's end rounds under way are
 * finished, within the shutdown's time; whatever then still runs is cancelled.
 */
@Component
public class Background implements SmartLifecycle, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private final Disposable.Composite running = Disposables.composite();
    private final List<Loop> loops = new CopyOnWriteArrayList<>();
    private final AtomicInteger turning = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> stopped = new AtomicReference<>();
    private volatile Sinks.Empty<Void> stopping = Sinks.empty();
    private volatile boolean open = true;

    /** Starts once; a failure is logged. */
    public void start(String name, Mono<?> work) {
        Disposable.Swap handle = Disposables.swap();
        running.add(handle);
        handle.update(work.doFinally(_ -> running.remove(handle))
                .subscribe(_ -> {}, error -> log.warn("background work {} failed: {}", name, error.toString())));
    }

    /** Runs rounds one after another, with a pause between; a failed round is logged and the next one follows. */
    public void repeat(String name, Duration pause, Supplier<Mono<?>> round, Supplier<Mono<?>> atEnd) {
        Loop loop = new Loop(name, pause, round, atEnd);
        loops.add(loop);
        if (open) {
            turn(loop);
        }
    }

    private void turn(Loop loop) {
        turning.incrementAndGet();
        Mono<Void> rounds = Mono.defer(loop.round()::get)
                .then()
                .onErrorResume(Exception.class, error -> {
                    log.warn("{} will try again: {}", loop.name(), error.toString());
                    return pause(loop.pause().multipliedBy(4));
                })
                .then(Mono.defer(() -> pause(loop.pause())))
                .repeat(() -> open)
                .then(Mono.defer(() -> loop.atEnd().get().then()));
        start(loop.name(), rounds.doFinally(_ -> ended()));
    }

    /** Ends when the application is about to end: open streams close then, so that nobody waits for them. */
    public Mono<Void> ending() {
        return Mono.defer(() -> stopping.asMono());
    }

    private Mono<Void> pause(Duration time) {
        return Mono.delay(time).then().takeUntilOther(stopping.asMono());
    }

    private void ended() {
        if (turning.decrementAndGet() == 0) {
            tellStopped();
        }
    }

    private void tellStopped() {
        Runnable callback = stopped.getAndSet(null);
        if (callback != null) {
            callback.run();
        }
    }

    @Override
    public void stop(Runnable callback) {
        stopped.set(callback);
        stop();
        if (turning.get() == 0) {
            tellStopped();
        }
    }

    @Override
    public void stop() {
        open = false;
        stopping.tryEmitEmpty();
    }

    @Override
    public void start() {
        stopping = Sinks.empty();
        open = true;
        loops.forEach(this::turn);
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    @Override
    public void destroy() {
        running.dispose();
    }

    private record Loop(String name, Duration pause, Supplier<Mono<?>> round, Supplier<Mono<?>> atEnd) {}
}
