package cn.jince.gateway.limit;

import cn.jince.gateway.GatewaySettings;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Quotas of callers. Most requests are answered from a lease; what was used is settled with Redis in one command every
 * tenth of a second for all callers. One failure and Redis counts as away: from then on nobody waits for it, each
 * gateway counts its own share, and the settling goes on trying in the background until it is back.
 */
@Component
class Quotas implements SmartInitializingSingleton, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Quotas.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final int AT_ONCE = 500;
    private static final int MOST = 100_000;
    private static final int ANSWERS = 3;

    private final Ledger ledger;
    private final Duration patience;
    private final int gateways;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    private final ConcurrentLinkedQueue<Bucket> dirty = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean settling = new AtomicBoolean();
    private final AtomicLong commands = new AtomicLong();
    private volatile boolean away;
    private @Nullable Disposable ticking;

    Quotas(Ledger ledger, GatewaySettings settings) {
        this.ledger = ledger;
        this.patience = settings.gateway().limit().patience();
        this.gateways = settings.gateway().limit().gateways();
    }

    /** Before the port is open: connection and script are there for the first request. */
    @Override
    public void afterSingletonsInstantiated() {
        Bucket none = new Bucket("none", new GatewaySettings.Rate(1, 1), 1, System.nanoTime());
        ledger.settle(List.of(new Bucket.Order(none, 0, 0)))
                .timeout(WARM_UP)
                .doOnError(this::gone)
                .onErrorComplete()
                .toFuture()
                .join();
        ticking = Schedulers.parallel()
                .schedulePeriodically(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Commands sent to Redis so far. */
    long commands() {
        return commands.get();
    }

    boolean isAway() {
        return away;
    }

    /** The answer, where it is known without asking; else null, and {@link #ask} has it. */
    @Nullable
    Admission take(Bucket bucket) {
        long now = System.nanoTime();
        if (away) {
            return bucket.takeShare(now);
        }
        @Nullable Admission here = bucket.take(now);
        if (here != null && !bucket.isExact() && bucket.becomesDirty()) {
            dirty.add(bucket);
        }
        return here;
    }

    Bucket bucket(String key, GatewaySettings.Rate rate) {
        return buckets.get(key, name -> new Bucket(name, rate, gateways, System.nanoTime()));
    }

    /** Asks Redis for this request; its share where Redis does not answer in time. */
    Mono<Admission> ask(Bucket bucket) {
        Bucket.Order order = bucket.isExact() ? new Bucket.Order(bucket, 0, 1) : bucket.order();
        commands.incrementAndGet();
        return ledger.settle(List.of(order))
                .timeout(patience)
                // Not on Redis' own thread, which all others wait for.
                .publishOn(Schedulers.parallel())
                .map(answer -> told(bucket, order, answer))
                .onErrorResume(Exception.class, error -> {
                    gone(error);
                    return Mono.fromSupplier(() -> bucket.takeShare(System.nanoTime()));
                });
    }

    private static Admission told(Bucket bucket, Bucket.Order order, List<Long> answer) {
        long now = System.nanoTime();
        if (bucket.isExact()) {
            return bucket.told(answer.get(0), answer.get(1), answer.get(2), now);
        }
        bucket.settled(order, answer.get(0), answer.get(1), answer.get(2), now);
        @Nullable Admission after = bucket.take(now);
        return after == null ? new Admission(1, 0) : after;
    }

    private void tick() {
        if (!settling.compareAndSet(false, true)) {
            return;
        }
        List<Bucket.Order> orders = new ArrayList<>();
        for (Bucket next = dirty.poll(); next != null; next = orders.size() < AT_ONCE ? dirty.poll() : null) {
            orders.add(next.order());
        }
        if (orders.isEmpty() && !away) {
            settling.set(false);
            return;
        }
        commands.incrementAndGet();
        ledger.settle(orders.isEmpty() ? List.of(nothing()) : orders)
                .timeout(patience.multipliedBy(2))
                .doFinally(_ -> settling.set(false))
                .subscribe(answer -> settled(orders, answer), error -> {
                    gone(error);
                    orders.forEach(order -> dirty.add(order.bucket()));
                });
    }

    private static Bucket.Order nothing() {
        return new Bucket.Order(new Bucket("none", new GatewaySettings.Rate(1, 1), 1, System.nanoTime()), 0, 0);
    }

    private void settled(List<Bucket.Order> orders, List<Long> answer) {
        long now = System.nanoTime();
        for (int i = 0; i < orders.size(); i++) {
            Bucket.Order order = orders.get(i);
            int at = i * ANSWERS;
            order.bucket().settled(order, answer.get(at), answer.get(at + 1), answer.get(at + 2), now);
        }
        if (away) {
            away = false;
            log.warn("limits: Redis is back, quotas are shared again");
        }
    }

    private void gone(Throwable error) {
        if (!away) {
            away = true;
            log.warn("limits: Redis is away, each gateway counts its share: {}", error.toString());
        }
    }

    @Override
    public void destroy() {
        if (ticking != null) {
            ticking.dispose();
        }
    }
}
