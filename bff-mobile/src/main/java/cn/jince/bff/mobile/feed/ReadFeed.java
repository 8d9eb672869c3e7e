package cn.jince.bff.mobile.feed;

import cn.jince.api.event.EventFeed;
import cn.jince.api.event.EventPage;
import cn.jince.api.event.OutboxEvent;
import cn.jince.api.identity.Mandates;
import cn.jince.api.identity.Mandates.Member;
import cn.jince.api.identity.Mandates.MembersQuery;
import cn.jince.bff.mobile.MobileSettings;
import cn.jince.bff.mobile.feed.Reading.ItemVersion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the platform's feed. Per event: write letters (pure), ask for members (network), then one transaction moves the
 * cursor and keeps messages and deliveries. Who lost the lease cannot move the cursor and so keeps nothing.
 */
@Component
class ReadFeed {
    private static final Logger log = LoggerFactory.getLogger(ReadFeed.class);

    private final String holder = UUID.randomUUID().toString();
    private final EventFeed feed;
    private final Mandates mandates;
    private final FeedCursor cursor;
    private final WriteLetters writeLetters;
    private final PostLetters postLetters;
    private final TransactionalOperator inTransaction;
    private final Clock clock;
    private final MobileSettings.Feed settings;

    ReadFeed(
            EventFeed feed,
            Mandates mandates,
            FeedCursor cursor,
            WriteLetters writeLetters,
            PostLetters postLetters,
            TransactionalOperator inTransaction,
            Clock clock,
            MobileSettings settings) {
        this.feed = feed;
        this.mandates = mandates;
        this.cursor = cursor;
        this.writeLetters = writeLetters;
        this.postLetters = postLetters;
        this.inTransaction = inTransaction;
        this.clock = clock;
        this.settings = settings.feed();
    }

    /** How many events were consumed; 0 also while another replica reads. */
    Mono<Integer> round() {
        return cursor.lease(holder, clock.instant(), clock.instant().plus(settings.lease()))
                .flatMap(position -> feed.read(position, settings.page()).flatMap(page -> consume(position, page)))
                .defaultIfEmpty(0);
    }

    Mono<Void> release() {
        return cursor.release(holder, clock.instant());
    }

    private Mono<Integer> consume(long position, EventPage page) {
        List<Step> steps = new ArrayList<>();
        long from = position;
        for (OutboxEvent event : page.events()) {
            steps.add(new Step(from, event));
            from = event.position();
        }
        long end = from;
        Mono<Boolean> skipGap = page.next() > end ? cursor.advance(holder, end, page.next()) : Mono.just(true);
        return Flux.fromIterable(steps).concatMap(this::consume).then(skipGap).thenReturn(steps.size());
    }

    private Mono<Boolean> consume(Step step) {
        OutboxEvent event = step.event();
        Reading reading;
        try {
            reading = writeLetters.of(event);
        } catch (RuntimeException unreadable) {
            log.error("event {} of type {} is set aside", event.position(), event.type(), unreadable);
            String because = unreadable.toString();
            return inTransaction(step, cursor.setAside(event.position(), event.type(), because, clock.instant()));
        }
        return members(reading.letters()).flatMap(members -> inTransaction(step, keep(reading, members)));
    }

    private Mono<List<Member>> members(List<Letter> letters) {
        List<String> codes = letters.stream().map(Letter::creditCode).distinct().toList();
        return codes.isEmpty() ? Mono.just(List.of()) : mandates.findMembers(new MembersQuery(codes));
    }

    private Mono<Boolean> inTransaction(Step step, Mono<Void> effects) {
        return cursor.advance(holder, step.from(), step.event().position())
                .flatMap(moved -> moved ? effects.thenReturn(true) : Mono.error(new LeaseLost()))
                .as(inTransaction::transactional);
    }

    private Mono<Void> keep(Reading reading, List<Member> members) {
        ItemVersion silenced = reading.silenced();
        ItemVersion about = reading.about();
        if (silenced != null) {
            return cursor.markSilent(silenced.itemId(), silenced.version());
        }
        if (about == null) {
            return postLetters.post(reading.letters(), members);
        }
        return cursor.silent(about.itemId(), about.version())
                .flatMap(silent -> silent ? Mono.empty() : postLetters.post(reading.letters(), members));
    }

    /** @param from the cursor's position before the event */
    private record Step(long from, OutboxEvent event) {}

    /** Another replica reads the feed now. */
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLost() {
            super("another replica reads the feed now");
        }
    }
}
