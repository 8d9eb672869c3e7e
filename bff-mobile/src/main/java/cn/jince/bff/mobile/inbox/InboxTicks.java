package cn.jince.bff.mobile.inbox;

import cn.jince.bff.mobile.Background;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells open streams of this replica that messages came. One small query a second per replica, none while no stream is
 * open. Messages are numbered in the order they commit, for only the holder of the feed writes them.
 */
@Component
class InboxTicks {
    private static final Duration PAUSE = Duration.ofMillis(700);

    private final Sinks.Many<Long> ticks = Sinks.many().multicast().directBestEffort();
    private final AtomicInteger listeners = new AtomicInteger();
    private final AtomicLong newest = new AtomicLong(-1);
    private final Inbox inbox;
    private final Background background;

    InboxTicks(Inbox inbox, Background background) {
        this.inbox = inbox;
        this.background = background;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        background.repeat("inbox ticks", PAUSE, this::look, Mono::empty);
    }

    private Mono<?> look() {
        return listeners.get() == 0 ? Mono.empty() : inbox.newest().map(this::tick);
    }

    /** A tick now and after every change; ticks a slow listener misses are one tick. */
    Flux<Long> ticks() {
        return ticks.asFlux()
                .startWith(0L)
                .doOnSubscribe(_ -> listeners.incrementAndGet())
                .doFinally(_ -> listeners.decrementAndGet())
                .onBackpressureLatest();
    }

    private boolean tick(long sequence) {
        boolean changed = newest.getAndSet(sequence) != sequence;
        return changed && ticks.tryEmitNext(sequence).isSuccess();
    }
}
