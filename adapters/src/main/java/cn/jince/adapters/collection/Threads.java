package cn.jince.adapters.collection;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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

    private Threads() {}
}
