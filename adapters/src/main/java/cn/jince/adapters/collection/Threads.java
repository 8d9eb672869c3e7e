package cn.jince.adapters.collection;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Where clients that block do their work: virtual threads; the jobs that run at once bound them. */
public final class Threads {
    private static final Scheduler VIRTUAL =
            Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "collection");

    public static Scheduler virtual() {
        return VIRTUAL;
    }

    /** An empty result ends empty. */
    public static <T> Mono<T> call(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(VIRTUAL);
    }

    /** Opens what must be closed again: who leaves while it is being opened does not leave it open. */
    public static <T extends AutoCloseable> Mono<T> open(Callable<T> opening) {
        return Mono.create(sink -> {
            AtomicBoolean decided = new AtomicBoolean();
            Disposable work = VIRTUAL.schedule(() -> {
                try {
                    T opened = opening.call();
                    if (decided.compareAndSet(false, true)) {
                        sink.success(opened);
                    } else {
                        // it is of no use to anybody, and closing it must not be interrupted as well
                        boolean _ = Thread.interrupted();
                        opened.close();
                    }
                } catch (Exception e) {
                    sink.error(e);
                }
            });
            sink.onCancel(() -> {
                if (decided.compareAndSet(false, true)) {
                    work.dispose();
                }
            });
        });
    }

    private Threads() {}
}
