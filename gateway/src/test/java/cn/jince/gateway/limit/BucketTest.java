package cn.jince.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.GatewaySettings.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final long MILLI = 1_000_000;

    /** What the script in Redis does, with a time of its own. */
    private static final class ModelRedis {
        private final Rate rate;
        private long arrival;

        ModelRedis(Rate rate) {
            this.rate = rate;
        }

        long[] settle(long debt, long want, long nowNanos) {
            long now = nowNanos / 1000;
            long step = 1_000_000L / rate.perSecond();
            long room = step * rate.burst();
            arrival = Math.max(arrival, now) + debt * step;
            long free = Math.floorDiv(now + room - arrival, step);
            long grant = Math.clamp(free, 0, want);
            arrival += grant * step;
            return new long[] {
                grant, Math.max(0, arrival + step - now - room), Math.max(0, Math.floorDiv(now + room - arrival, step))
            };
        }
    }

    @Test
    void a_lease_is_a_twentieth_of_the_burst_and_a_tenth_of_a_second_at_most() {
        assertThat(Bucket.leaseOf(new Rate(100, 300))).isEqualTo(10);
        assertThat(Bucket.leaseOf(new Rate(1000, 300))).isEqualTo(15);
        assertThat(Bucket.leaseOf(new Rate(1, 5))).isZero();
    }

    @Test
    void who_was_not_seen_before_goes_on_credit_up_to_one_lease() {
        Bucket bucket = new Bucket("k", new Rate(100, 300), 1, 0);
        int gone = 0;
        while (bucket.take(0) != null) {
            gone++;
        }
        assertThat(gone).isEqualTo(10);

        Bucket.Order order = bucket.order();
        assertThat(order.debt()).isEqualTo(10);
        assertThat(order.want()).isEqualTo(10);
        bucket.settled(order, 10, 0, 280, 0);
        assertThat(bucket.take(0)).isEqualTo(new Admission(0, 289));
    }

    @Test
    void nothing_left_in_redis_is_remembered_here_until_there_is_more() {
        Bucket bucket = new Bucket("k", new Rate(100, 300), 1, 0);
        bucket.settled(bucket.order(), 0, 50_000, 0, 0);

        assertThat(bucket.take(10 * MILLI)).isEqualTo(new Admission(40, 0));
        assertThat(bucket.take(50 * MILLI)).isNotNull().matches(Admission::mayGo);
    }

    @Test
    void while_redis_is_away_each_of_four_gateways_counts_a_quarter() {
        Bucket bucket = new Bucket("k", new Rate(100, 40), 4, 0);
        int gone = 0;
        while (bucket.takeShare(0).mayGo()) {
            gone++;
        }
        assertThat(gone).isEqualTo(10);
        // A quarter of a hundred in one second.
        for (long now = 0; now < 1000; now++) {
            gone += bucket.takeShare(now * MILLI).mayGo() ? 1 : 0;
        }
        assertThat(gone).isBetween(34, 35);
    }

    /** Three gateways at random times, settled late, against one quota. */
    @RepeatedTest(40)
    @DisplayName("D3 three gateways let through no more than the quota and two leases each, in every window")
    void the_bound_holds(RepetitionInfo run) {
        Random dice = new Random(run.getCurrentRepetition());
        Rate rate = new Rate(20 + dice.nextInt(1000), 1 + dice.nextInt(2000));
        ModelRedis redis = new ModelRedis(rate);
        List<Bucket> gateways = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            gateways.add(new Bucket("k", rate, 3, 0));
        }
        List<Long> admitted = new ArrayList<>();
        long now = 0;
        for (int step = 0; step < 20_000; step++) {
            now += dice.nextInt(20) == 0 ? dice.nextInt(100) * MILLI : dice.nextInt((int) MILLI);
            Bucket bucket = gateways.get(dice.nextInt(3));
            if (dice.nextInt(10) == 0 && !bucket.isExact()) {
                settle(bucket, redis, now);
            }
            if (mayGo(bucket, redis, now)) {
                admitted.add(now);
            }
        }
        long extra = rate.burst() + 3L * 2 * gateways.getFirst().lease() + 1;
        assertThat(admitted).isNotEmpty();
        for (int from = 0; from < admitted.size(); from += 7) {
            for (int to = from; to < admitted.size(); to += 13) {
                double allowed = extra + (admitted.get(to) - admitted.get(from)) / 1e9 * rate.perSecond();
                // a step is whole microseconds, so a second holds a few more than it should
                assertThat(to - from + 1.0).isLessThanOrEqualTo(allowed * 1.002 + 1);
            }
        }
    }

    private static boolean mayGo(Bucket bucket, ModelRedis redis, long now) {
        if (bucket.isExact()) {
            long[] said = redis.settle(0, 1, now);
            return bucket.told(said[0], said[1], said[2], now).mayGo();
        }
        @Nullable Admission here = bucket.take(now);
        if (here == null) {
            settle(bucket, redis, now);
            here = bucket.take(now);
        }
        return here != null && here.mayGo();
    }

    private static void settle(Bucket bucket, ModelRedis redis, long now) {
        Bucket.Order order = bucket.order();
        long[] said = redis.settle(order.debt(), order.want(), now);
        bucket.settled(order, said[0], said[1], said[2], now);
    }
}
