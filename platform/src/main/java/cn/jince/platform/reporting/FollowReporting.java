package cn.jince.platform.reporting;

import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.DocumentDue;
import cn.jince.api.event.EventTypes.ItemMoved;
import cn.jince.api.event.EventTypes.ItemPublished;
import cn.jince.api.event.OutboxEvent;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.outbox.FollowFeed;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Settles documents as items that name them appear or go, and reminds before and after the day. */
@UseCase
public class FollowReporting {
    private static final String NAME = "reporting";
    private static final int SOON = 1;
    private static final int OVERDUE = 2;
    private final FollowFeed feed;
    private final Outbox outbox;
    private final IssuedDocuments documents;
    private final PolicyItems items;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final JsonMapper json;
    private final TransactionalOperator inTransaction;

    FollowReporting(
            FollowFeed feed,
            Outbox outbox,
            IssuedDocuments documents,
            PolicyItems items,
            PlatformClock clock,
            WorkingCalendar calendar,
            JsonMapper json,
            TransactionalOperator inTransaction,
            Background background,
            @Value("${jince.reporting.beat:2s}") Duration beat) {
        this.feed = feed;
        this.outbox = outbox;
        this.documents = documents;
        this.items = items;
        this.clock = clock;
        this.calendar = calendar;
        this.json = json;
        this.inTransaction = inTransaction;
        background.repeat("reporting", beat, () -> follow().then(remind()));
    }

    Mono<Void> follow() {
        return feed.follow(NAME, this::settle);
    }

    private Mono<Void> settle(OutboxEvent event) {
        return switch (event.type()) {
            case EventTypes.ITEM_PUBLISHED -> {
                ItemPublished published = json.treeToValue(event.data(), ItemPublished.class);
                yield items.find(published.itemId(), published.version()).flatMap(item -> settle(item, event, false));
            }
            case EventTypes.ITEM_MOVED -> {
                ItemMoved moved = json.treeToValue(event.data(), ItemMoved.class);
                yield moved.state().equals("WITHDRAWN")
                        ? items.find(moved.itemId(), moved.version()).flatMap(item -> settle(item, event, true))
                        : Mono.empty();
            }
            default -> Mono.empty();
        };
    }

    /** A repeal is shown by the withdrawal, everything else by a publication. */
    private Mono<Void> settle(PolicyItem item, OutboxEvent event, boolean withdrawn) {
        LocalDate on = PlatformClock.dayOf(event.at());
        return Flux.fromIterable(item.basis())
                .map(basis -> IssuedDocument.plain(basis.number()))
                .filter(number -> !number.isEmpty())
                .distinct()
                .concatMap(documents::open)
                .filter(document -> withdrawn == (document.kind() == IssuedDocument.Kind.REPEALED)
                        && !document.happenedOn().isAfter(on))
                .concatMap(document -> documents.settle(document.id(), item.id(), event.at(), on))
                .then();
    }

    /** Once on the working day before, once when the day is over. */
    Mono<Void> remind() {
        LocalDate today = clock.today();
        LocalDate tomorrow = calendar.plus(today, new WorkingDays(1)).day();
        return remind(tomorrow, SOON).then(remind(today.minusDays(1), OVERDUE));
    }

    private Mono<Void> remind(LocalDate dueBy, int stage) {
        return documents
                .toRemind(dueBy, stage)
                .concatMap(document -> documents
                        .reminded(document.id(), stage)
                        .then(outbox.append(
                                EventTypes.DOCUMENT_DUE,
                                document.id(),
                                new DocumentDue(
                                        document.id(),
                                        document.number(),
                                        document.title(),
                                        document.issuer(),
                                        document.division().value(),
                                        document.dueOn(),
                                        stage == OVERDUE))))
                .then()
                .as(inTransaction::transactional);
    }
}
