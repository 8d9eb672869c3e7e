package cn.jince.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.event.OutboxEvent;
import cn.jince.platform.PlatformApplication;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@WithStores
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class OutboxOrderTest {
    private static final int EVENTS = 600;

    @Autowired
    private Outbox outbox;

    @Autowired
    private OutboxFeed feed;

    @Autowired
    private TransactionalOperator inTransaction;

    /** Transactions number their rows first and commit later, in another order, while a reader polls all the time. */
    @Test
    void a_reader_sees_every_event_once_and_in_order_though_commits_overtake_each_other() {
        Mono<Void> writing = Flux.range(0, EVENTS).flatMap(this::append, 16).then();

        List<OutboxEvent> seen = Mono.zip(writing.thenReturn(true), readAll(0, new ArrayList<>()))
                .map(both -> both.getT2())
                .block(Duration.ofSeconds(60));

        assertThat(seen).extracting(OutboxEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(seen)
                .extracting(event -> event.data().path("n").asInt())
                .hasSize(EVENTS)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_event_of_a_transaction_that_failed_is_never_seen() {
        Mono<Void> failing = outbox.append("test.rolled-back", "x", Map.of("n", -1))
                .then(Mono.<Void>error(new IllegalStateException("as told by the test")))
                .as(inTransaction::transactional)
                .onErrorComplete(IllegalStateException.class);
        Mono<Void> good = outbox.append("test.kept", "x", Map.of("n", -2)).as(inTransaction::transactional);

        List<OutboxEvent> seen = failing.then(good)
                .then(Mono.defer(() -> feed.read(0, 500)))
                .expand(page -> page.events().stream().anyMatch(e -> e.type().equals("test.kept"))
                        ? Mono.empty()
                        : feed.read(page.next(), 500))
                .flatMapIterable(page -> page.events())
                .collectList()
                .block(Duration.ofSeconds(20));

        assertThat(seen).extracting(OutboxEvent::type).contains("test.kept").doesNotContain("test.rolled-back");
    }

    private Mono<Void> append(int n) {
        int wait = ThreadLocalRandom.current().nextInt(20);
        return outbox.append("test.order", "s" + n, Map.of("n", n))
                .then(Mono.delay(Duration.ofMillis(wait)))
                .then()
                .as(inTransaction::transactional);
    }

    private Mono<List<OutboxEvent>> readAll(long after, List<OutboxEvent> seen) {
        return feed.read(after, 7).flatMap(page -> {
            page.events().stream()
                    .filter(event -> event.type().equals("test.order"))
                    .forEach(seen::add);
            return seen.size() >= EVENTS ? Mono.just(seen) : readAll(page.next(), seen);
        });
    }
}
