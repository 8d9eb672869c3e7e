package cn.jince.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class BulkheadTest {
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Bulkhead bulkhead = new Bulkhead(2, 3, time);

    @Test
    void places_are_given_and_given_back() {
        Bulkhead.Place one = entered();
        entered();
        assertThat(bulkhead.place().enter()).isFalse();

        one.leave();
        one.leave();

        assertThat(bulkhead.underWay()).isOne();
        entered();
        assertThat(bulkhead.place().enter()).isFalse();
    }

    @Test
    void who_waits_longest_is_next() {
        Bulkhead.Place inside = entered();
        entered();
        List<String> order = new ArrayList<>();
        bulkhead.place().await(Duration.ofSeconds(1)).subscribe(got -> order.add("first " + got));
        bulkhead.place().await(Duration.ofSeconds(1)).subscribe(got -> order.add("second " + got));

        inside.leave();

        assertThat(order).containsExactly("first true");
        assertThat(bulkhead.underWay()).isEqualTo(2);
        assertThat(bulkhead.waiting()).isOne();
    }

    @Test
    void nobody_waits_longer_than_told_and_the_line_is_bounded() {
        entered();
        entered();
        List<Boolean> got = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            bulkhead.place().await(Duration.ofSeconds(1)).subscribe(got::add);
        }
        assertThat(got).containsExactly(false);

        time.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(got).containsExactly(false, false, false, false);
        assertThat(bulkhead.waiting()).isZero();
        assertThat(bulkhead.underWay()).isEqualTo(2);
    }

    @Test
    void who_goes_away_while_waiting_is_passed_over() {
        Bulkhead.Place inside = entered();
        entered();
        List<String> order = new ArrayList<>();
        Bulkhead.Place gone = bulkhead.place();
        Disposable waiting = gone.await(Duration.ofSeconds(1))
                .doFinally(_ -> gone.leave())
                .subscribe(got -> order.add("first " + got));
        bulkhead.place().await(Duration.ofSeconds(1)).subscribe(got -> order.add("second " + got));

        waiting.dispose();
        inside.leave();

        assertThat(order).containsExactly("second true");
    }

    @Test
    void ten_thousand_calls_that_end_or_are_cancelled_anywhere_leave_every_place_free() throws Exception {
        Bulkhead crowded = new Bulkhead(8, 10_000, Schedulers.parallel());
        Random dice = new Random(42);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int calls = 10_000;
        CountDownLatch ended = new CountDownLatch(calls);
        for (int i = 0; i < calls; i++) {
            Bulkhead.Place place = crowded.place();
            Mono<Void> work = Mono.fromRunnable(() -> most.accumulateAndGet(inside.incrementAndGet(), Math::max))
                    .then(Mono.delay(Duration.ofNanos(dice.nextInt(300_000))))
                    // Before the end is told, and so before the place is given back.
                    .doOnTerminate(inside::decrementAndGet)
                    .doOnCancel(inside::decrementAndGet)
                    .then();
            Disposable call = Mono.defer(() -> place.enter()
                            ? work
                            : place.await(Duration.ofMillis(dice.nextInt(20)))
                                    .flatMap(entered -> entered ? work : Mono.empty()))
                    .subscribeOn(Schedulers.parallel())
                    .doFinally(_ -> {
                        place.leave();
                        ended.countDown();
                    })
                    .subscribe();
            if (dice.nextInt(3) == 0) {
                Schedulers.parallel().schedule(call::dispose, dice.nextInt(5_000), TimeUnit.MICROSECONDS);
            }
        }

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isLessThanOrEqualTo(8).isPositive();
        assertThat(crowded.waiting()).isZero();
        assertThat(crowded.underWay()).isZero();
    }

    private Bulkhead.Place entered() {
        Bulkhead.Place place = bulkhead.place();
        assertThat(place.enter()).isTrue();
        return place;
    }
}
