package cn.jince.gateway.resilience;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * So many calls at one time. Who finds no place waits in line, no longer than told and in nobody's way; the line is
 * bounded. A place goes from who leaves to who has waited longest.
 */
final class Bulkhead {
    private final int most;
    private final int longest;
    private final Scheduler timer;
    private final AtomicInteger free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentLinkedQueue<Place> line = new ConcurrentLinkedQueue<>();

    /** @param most calls at one time; @param longest the line may get */
    Bulkhead(int most, int longest, Scheduler timer) {
        this.most = most;
        this.longest = longest;
        this.timer = timer;
        this.free = new AtomicInteger(most);
    }

    int underWay() {
        return most - free.get();
    }

    int waiting() {
        return waiting.get();
    }

    Place place() {
        return new Place();
    }

    private boolean take() {
        int now = free.get();
        while (now > 0) {
            if (free.compareAndSet(now, now - 1)) {
                return true;
            }
            now = free.get();
        }
        return false;
    }

    private void give() {
        for (Place next = line.poll(); next != null; next = line.poll()) {
            if (next.offer()) {
                return;
            }
        }
        free.incrementAndGet();
        // Somebody may have joined the line between the look and the giving back.
        if (!line.isEmpty() && take()) {
            give();
        }
    }

    private enum State {
        OUTSIDE,
        WAITING,
        INSIDE,
        LEFT
    }

    /** One call's place. Whatever happens, {@link #leave()} is called once and gives back what was taken. */
    final class Place {
        private State state = State.OUTSIDE;
        private Runnable called = () -> {};

        /** Without waiting. */
        boolean enter() {
            if (!take()) {
                return false;
            }
            if (moveOn(State.OUTSIDE, State.INSIDE)) {
                return true;
            }
            give();
            return false;
        }

        /** True with a place, false when the time is over or the line is too long. */
        Mono<Boolean> await(Duration patience) {
            return Mono.create(sink -> join(sink, patience));
        }

        private void join(MonoSink<Boolean> sink, Duration patience) {
            if (waiting.incrementAndGet() > longest) {
                waiting.decrementAndGet();
                sink.success(false);
                return;
            }
            synchronized (this) {
                if (state != State.OUTSIDE) {
                    waiting.decrementAndGet();
                    return;
                }
                called = () -> sink.success(true);
                state = State.WAITING;
            }
            sink.onDispose(timer.schedule(() -> giveUp(sink), patience.toNanos(), TimeUnit.NANOSECONDS));
            line.add(this);
            if (take()) {
                give();
            }
        }

        private void giveUp(MonoSink<Boolean> sink) {
            if (moveOn(State.WAITING, State.LEFT)) {
                waiting.decrementAndGet();
                line.remove(this);
                sink.success(false);
            }
        }

        private boolean offer() {
            if (!moveOn(State.WAITING, State.INSIDE)) {
                return false;
            }
            waiting.decrementAndGet();
            called.run();
            return true;
        }

        void leave() {
            State was;
            synchronized (this) {
                was = state;
                state = State.LEFT;
            }
            if (was == State.INSIDE) {
                give();
            } else if (was == State.WAITING) {
                waiting.decrementAndGet();
                line.remove(this);
            }
        }

        private synchronized boolean moveOn(State from, State to) {
            if (state != from) {
                return false;
            }
            state = to;
            return true;
        }
    }
}
