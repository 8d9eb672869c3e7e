package cn.jince.bff.mobile.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.bff.mobile.Background;
import cn.jince.bff.mobile.MobileApplication;
import cn.jince.bff.mobile.StubHouse;
import cn.jince.bff.mobile.consent.ConsentTemplate;
import cn.jince.bff.mobile.consent.Consents;
import cn.jince.bff.mobile.device.Devices;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;

/** The service as the demonstration starts it: world, jobs and all. */
@SpringBootTest(
        classes = MobileApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=bff-mobile",
            "jince.mobile.demo-world=world/people.json",
            "jince.mobile.feed.every=50ms",
            "jince.mobile.delivery.every=50ms"
        })
@WithStores
class DemoWorldTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Autowired
    private SeedDemoPhones seedDemoPhones;

    @Autowired
    private Devices devices;

    @Autowired
    private Consents consents;

    @Autowired
    private DatabaseClient sql;

    @Autowired
    private Background background;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("jince.house.identity", StubHouse.SHARED::url);
        settings.add("jince.house.platform", StubHouse.SHARED::url);
    }

    @Test
    void seeds_phones_and_consents_and_keeps_what_was_spent() {
        seedDemoPhones.seed().block(LONG);
        assertThat(devices.findNewest("p-li").block(LONG).token()).isEqualTo("jp-li-0001");
        assertThat(devices.findNewest("p-wang").block(LONG).token()).hasSize(64);
        assertThat(consents.consume("oX-li", ConsentTemplate.CLAIM, Instant.now())
                        .block(LONG))
                .isTrue();

        seedDemoPhones.seed().block(LONG);

        assertThat(consents.remaining("oX-li", ConsentTemplate.CLAIM).block(LONG))
                .isEqualTo(2);
        assertThat(consents.remaining("oX-wang", ConsentTemplate.CLAIM).block(LONG))
                .isZero();
    }

    @Test
    void reads_the_feed_by_itself_and_hands_it_over_at_the_end() {
        String read = Flux.interval(Duration.ofMillis(50))
                .onBackpressureDrop()
                .concatMap(_ -> holder(), 1)
                .filter(holder -> !holder.isEmpty())
                .blockFirst(LONG);
        assertThat(read).hasSize(36);

        java.util.concurrent.CountDownLatch ended = new java.util.concurrent.CountDownLatch(1);
        background.stop(ended::countDown);

        assertThat(await(ended)).isTrue();
        assertThat(sql.sql("SELECT lease_until < now() AS free FROM feed_cursor")
                        .map(row -> row.get("free", Boolean.class))
                        .one()
                        .block(LONG))
                .isTrue();
    }

    private reactor.core.publisher.Mono<String> holder() {
        return sql.sql("SELECT holder FROM feed_cursor")
                .map(row -> row.get("holder", String.class))
                .one();
    }

    private static boolean await(java.util.concurrent.CountDownLatch latch) {
        try {
            return latch.await(10, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
