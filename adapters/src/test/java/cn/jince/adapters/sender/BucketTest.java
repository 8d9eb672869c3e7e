package cn.jince.adapters.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final Instant START = Instant.parse("2026-11-27T08:00:00Z");

    @Test
    void a_full_bucket_gives_a_minutes_worth_and_then_one_after_the_other() {
        Bucket bucket = new Bucket(60);
        for (int i = 0; i < 60; i++) {
            assertThat(bucket.take(1, START)).isZero();
        }
        Duration wait = bucket.take(1, START);
        assertThat(wait).isBetween(Duration.ofMillis(900), Duration.ofMillis(1100));
        assertThat(bucket.take(1, START.plus(wait))).isZero();
        assertThat(bucket.take(1, START.plus(wait))).isPositive();
    }

    @Test
    void frequent_looks_do_not_stop_it_from_filling() {
        Bucket bucket = new Bucket(60_000);
        bucket.owe(60_000, START);
        Instant now = START;
        for (int i = 0; i < 10_000; i++) {
            now = now.plusNanos(300_000);
            bucket.take(100_000, now);
        }
        assertThat(bucket.left()).isBetween(2_900L, 3_001L);
    }

    @Test
    void a_chunk_is_owed_and_the_next_one_waits_for_it() {
        Bucket bucket = new Bucket(1000);
        assertThat(bucket.owe(1000, START)).isZero();
        assertThat(bucket.owe(1000, START)).isZero();
        assertThat(bucket.owe(1000, START)).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
    }
}
