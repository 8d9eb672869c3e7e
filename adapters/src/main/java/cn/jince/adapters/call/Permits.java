package cn.jince.adapters.call;

import cn.jince.api.reply.Reply;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.pool.InstrumentedPool;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolBuilder;
import reactor.pool.PooledRef;

/**
 * How many calls a line carries at a time. The next ones wait in order, no longer than they are told and no more of
 * them than are under way; nobody's thread waits. A call that ends in whatever way gives its permit to the next.
 */
final class Permits {
    private final int most;
    private final InstrumentedPool<Object> pool;

    Permits(int most) {
        this.most = most;
        this.pool = PoolBuilder.from(Mono.fromSupplier(Object::new))
                .sizeBetween(0, most)
                .maxPendingAcquire(most)
                .buildPool();
    }

    <T> Mono<T> within(Duration patience, Mono<T> call) {
        return Mono.usingWhen(pool.acquire(patience).onErrorMap(Permits::full), _ -> call, PooledRef::release);
    }

    private static Throwable full(Throwable failure) {
        return switch (failure) {
            case PoolAcquireTimeoutException _ -> CallFailed.notAsked(Reply.Reason.SATURATED, "no permit in time");
            case PoolAcquirePendingLimitException _ -> CallFailed.notAsked(Reply.Reason.SATURATED, "too many wait");
            default -> failure;
        };
    }

    int most() {
        return most;
    }

    int taken() {
        return pool.metrics().acquiredSize();
    }

    int waiting() {
        return pool.metrics().pendingAcquireSize();
    }
}
