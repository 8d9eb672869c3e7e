package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.jince.api.reply.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Callers who leave at any moment, with every buffer watched. */
class CancelTest {
    private static final int CANCELS = 10_000;
    private static final String UNSHARED = "cache: {ttl: 0s}";
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

    @BeforeEach
    void watch() {
        before = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        log.start();
        ((Logger) LoggerFactory.getLogger(ResourceLeakDetector.class)).addAppender(log);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger(ResourceLeakDetector.class)).detachAppender(log);
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void ten_thousand_cancels_at_random_points_return_every_permit_and_buffer() {
        try (Province province = Province.changed(
                "sx.tax",
                "cache: {ttl: 30s, stale-while-revalidate: 30s, stale-if-error: 10m, negative-ttl: 10s}",
                UNSHARED,
                "rate: {calls: 100, per: 1s, burst: 50}",
                "rate: {calls: 1000000, per: 1s, burst: 1000000}")) {
            province.fake.tax().answersAfter(Duration.ofMillis(4));
            Line line = province.line("sx.tax/tax.standing");
            Random random = new Random(20261127);
            long[] answered = new long[1];

            List<Integer> micros = random.ints(CANCELS, 0, 12_000).boxed().toList();
            Flux.fromIterable(micros)
                    .index()
                    .flatMap(
                            each -> province.asking(
                                            "tax.standing",
                                            Province.enterprise(each.getT1().intValue() % 100_000),
                                            Duration.ofSeconds(5),
                                            Province.HOUSE)
                                    .takeUntilOther(Mono.delay(Duration.ofNanos(each.getT2() * 1_000L))),
                            24)
                    .doOnNext(_ -> answered[0]++)
                    .blockLast(Duration.ofMinutes(4));

            Province.until(
                    "every permit is back",
                    () -> line.permits().taken() == 0 && line.permits().waiting() == 0);
            assertThat(answered[0])
                    .as("some were answered before they left, some not")
                    .isBetween(1L, CANCELS - 1L);
            assertThat(line.breakerState()).isEqualTo("CLOSED");
            assertThat(IntStream.range(0, line.permits().most())
                            .mapToObj(i -> province.ask("tax.standing", Province.enterprise(i), Duration.ofSeconds(5))))
                    .noneMatch(Reply.Unknown.class::isInstance);
            collect();
        }
        assertThat(leaks()).isEmpty();
    }

    @Test
    void a_lost_buffer_is_found() {
        lose();
        Province.until("a leak", () -> {
            collect();
            return !leaks().isEmpty();
        });
    }

    private static void lose() {
        ByteBuf lost = PooledByteBufAllocator.DEFAULT.directBuffer(64);
        lost.writeByte(1);
    }

    /** Leaks are told when a buffer is made after the lost one was collected. */
    private static void collect() {
        for (int i = 0; i < 3; i++) {
            System.gc();
            PooledByteBufAllocator.DEFAULT.directBuffer(64).release();
        }
    }

    private List<String> leaks() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains("LEAK"))
                .toList();
    }
}
