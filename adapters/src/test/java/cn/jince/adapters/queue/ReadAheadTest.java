package cn.jince.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.collection.Kept;
import cn.jince.adapters.collection.Page;
import cn.jince.adapters.collection.Pass;
import cn.jince.adapters.collection.Row;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ReadAheadTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    /** Batches by hand; tells when the second one was fetched. */
    private static final class HeldInbox implements Inbox {
        private final Queue<List<Message>> batches = new ArrayDeque<>(
                List.of(List.of(message("m1", 1), message("m2", 2)), List.of(message("m2", 3), message("m3", 4))));
        private final CompletableFuture<Boolean> readAhead = new CompletableFuture<>();

        @Override
        public List<Message> next(int most, Duration idle) {
            List<Message> next = batches.poll();
            if (batches.isEmpty()) {
                readAhead.complete(true);
            }
            return next == null ? List.of() : next;
        }

        @Override
        public void acknowledge(List<Long> tags) {}

        @Override
        public void giveBack(List<Long> tags) {}

        @Override
        public void close() {}
    }

    @Test
    void a_message_that_comes_again_while_its_page_is_still_being_kept_is_kept_once() {
        MockEnvironment environment = new MockEnvironment();
        environment.setProperty("jince.systems.queue.url", "amqp://localhost:1/default");
        environment.setProperty("jince.systems.queue.secret", "s");
        SystemDescriptor system = Descriptors.read(environment, "classpath:data/sx.queue.yaml")
                .systems()
                .getFirst();
        HeldInbox inbox = new HeldInbox();
        QueueSource source =
                QueueSource.trial(_ -> inbox, system, system.capabilities().getFirst());
        Pass pass = new Pass(
                system.system(),
                system.capabilities().getFirst().capability(),
                null,
                Instant.parse("2026-11-27T02:00:00Z"),
                true);

        List<String> kept = Objects.requireNonNull(Flux.<Page>from(source.pages(pass))
                .concatMap(page -> keep(inbox, page), 0)
                .concatMapIterable(Page::rows)
                .map(Row::key)
                .collectList()
                .block(Duration.ofSeconds(10)));

        assertThat(kept).containsExactly("m1", "m2", "m3");
    }

    /** As slowly as a platform that answers only when the next batch has been fetched and looked up. */
    private static Mono<Page> keep(HeldInbox inbox, Page page) {
        Kept nothing = new Kept(Map.of(), List.of(), null);
        return page.begin()
                .then(Mono.fromFuture(inbox.readAhead))
                .then(Mono.delay(Duration.ofMillis(100)))
                .then(page.settle(nothing))
                .then(page.mark(nothing))
                .thenReturn(page);
    }

    private static Message message(String id, long tag) {
        return new Message(id, tag, "{\"dm\":\"x\"}".getBytes(StandardCharsets.UTF_8), DAY);
    }
}
