package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.testkit.NobodyBlocks;
import cn.jince.testkit.province.Fault;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whatever a system does, no event loop waits. In a JVM of its own: workers that were idle before are not watched. */
class BlockingIT {
    @BeforeEach
    void watch() {
        NobodyBlocks.watch();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void no_fault_makes_an_event_loop_wait(Fault fault) {
        try (Province province = new Province()) {
            province.fake.tax().fail(fault, 3, Duration.ofMillis(50));
            province.fake.hrss().fail(fault, 3, Duration.ofMillis(50));

            assertThat(province.ask("tax.standing")).isNotNull();
            assertThat(province.ask("hrss.social-insurance")).isNotNull();
            assertThat(province.order("intent-0001", 500)).isNotNull();
            assertThat(NobodyBlocks.seen()).isEmpty();
        }
    }

    @Test
    void who_blocks_is_found() {
        Mono.fromCallable(() -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS))
                .subscribeOn(Schedulers.parallel())
                .onErrorReturn(false)
                .block(Duration.ofSeconds(10));

        assertThat(NobodyBlocks.seen()).isNotEmpty();
    }
}
