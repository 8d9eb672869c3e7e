package cn.jince.adapters.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;

@Timeout(30)
class ThreadsTest {
    private final CountDownLatch opening = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean go;

    /** As a client that waits for its connection and cannot be interrupted. */
    private AutoCloseable open() {
        opening.countDown();
        while (!go) {
            LockSupport.parkNanos(1_000_000);
        }
        return closed::countDown;
    }

    @Test
    void what_is_opened_for_somebody_who_has_left_is_closed() throws InterruptedException {
        Disposable leaves = Threads.open(this::open).subscribe();
        assertThat(opening.await(10, TimeUnit.SECONDS)).isTrue();

        leaves.dispose();
        go = true;

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_is_opened_for_somebody_who_waits_is_theirs() {
        go = true;

        assertThat(Threads.open(this::open).block()).isNotNull();
        assertThat(closed.getCount()).isEqualTo(1);
    }
}
