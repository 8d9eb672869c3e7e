package cn.jince.platform.policy;

import cn.jince.api.event.EventTypes;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.outbox.Outbox;
import cn.jince.platform.policy.ItemLife.Schedule;
import cn.jince.platform.policy.PolicyItem.ItemState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Opens a version on the day it was promised for, and closes it after its last day; both in Shanghai. */
@UseCase
public class ScheduleItem {
    private static final String CALENDAR = "calendar";
    private final Library library;
    private final ItemLife life;
    private final Outbox outbox;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    ScheduleItem(
            Library library,
            ItemLife life,
            Outbox outbox,
            PlatformClock clock,
            TransactionalOperator inTransaction,
            Background background,
            @Value("${jince.schedule.beat:1s}") Duration beat) {
        this.library = library;
        this.life = life;
        this.outbox = outbox;
        this.clock = clock;
        this.inTransaction = inTransaction;
        background.repeat("schedule", beat, this::follow);
    }

    /** @param opensOn for an approved version; @param closesOn last day, inclusive, also of a published one */
    public Mono<Outcome<PolicyItem, ItemRefusal>> schedule(
            String id, @Nullable LocalDate opensOn, @Nullable LocalDate closesOn, boolean silent, Caller officer) {
        return library.findNewest(id)
                .filter(item -> officer.covers(item.division().value()))
                .flatMap(item -> decide(item, opensOn, closesOn)
                        .map(refusal -> Mono.just(Outcome.<PolicyItem, ItemRefusal>refused(refusal)))
                        .orElseGet(
                                () -> keep(item, new Schedule(id, item.version(), opensOn, closesOn, silent), officer)))
                .defaultIfEmpty(Outcome.refused(new ItemRefusal.NotFound(id)))
                .as(inTransaction::transactional);
    }

    public Mono<Outcome<PolicyItem, ItemRefusal>> unschedule(String id, Caller officer) {
        return library.findNewest(id)
                .filter(item -> officer.covers(item.division().value()))
                .flatMap(item -> ItemVerb.UNSCHEDULE
                        .from(item.state())
                        .map(to -> life.move(item, to)
                                .flatMap(kept -> kept
                                        ? life.unschedule(id, item.version())
                                                .then(library.note(item, ItemVerb.UNSCHEDULE, officer.id(), ""))
                                                .thenReturn(Outcome.<PolicyItem, ItemRefusal>done(in(item, to)))
                                        : stale(id)))
                        .orElseGet(() -> wrongState(item, ItemVerb.UNSCHEDULE)))
                .defaultIfEmpty(Outcome.refused(new ItemRefusal.NotFound(id)))
                .as(inTransaction::transactional);
    }

    private Optional<ItemRefusal> decide(PolicyItem item, @Nullable LocalDate opensOn, @Nullable LocalDate closesOn) {
        LocalDate today = clock.today();
        if (item.state() != ItemState.PUBLISHED
                && ItemVerb.SCHEDULE.from(item.state()).isEmpty()) {
            return Optional.of(new ItemRefusal.WrongState(item.id(), item.state(), ItemVerb.SCHEDULE));
        }
        boolean published = item.state() == ItemState.PUBLISHED;
        if (published ? opensOn != null || closesOn == null : opensOn == null || !opensOn.isAfter(today)) {
            return Optional.of(new ItemRefusal.BadContent(
                    published ? "/closesOn" : "/opensOn", published ? "已发布的事项只能设定截止日期" : "开始日期应在今天之后"));
        }
        if (closesOn != null && (closesOn.isBefore(today) || opensOn != null && closesOn.isBefore(opensOn))) {
            return Optional.of(new ItemRefusal.BadContent("/closesOn", "截止日期早于今天或开始日期"));
        }
        List<ListingField> missing = published ? List.of() : ListingField.missing(item);
        return missing.isEmpty() ? Optional.empty() : Optional.of(new ItemRefusal.ListingIncomplete(missing));
    }

    private Mono<Outcome<PolicyItem, ItemRefusal>> keep(PolicyItem item, Schedule schedule, Caller officer) {
        boolean published = item.state() == ItemState.PUBLISHED;
        ItemState to = published ? ItemState.PUBLISHED : ItemState.SCHEDULED;
        Mono<Boolean> moved = published ? Mono.just(true) : life.move(item, to);
        String days = (schedule.opensOn() == null ? "" : schedule.opensOn()) + "/"
                + (schedule.closesOn() == null ? "" : schedule.closesOn());
        return moved.flatMap(kept -> kept
                ? life.schedule(schedule)
                        .then(library.note(item, ItemVerb.SCHEDULE, officer.id(), days))
                        .thenReturn(Outcome.<PolicyItem, ItemRefusal>done(in(item, to)))
                : stale(item.id()));
    }

    /** Whatever is due, one by one: each in a transaction of its own. */
    public Mono<Void> follow() {
        return open().expand(_ -> open()).then(close().expand(_ -> close()).then());
    }

    private Mono<PolicyItem> open() {
        return life.nextToOpen(clock.today())
                .flatMap(due -> library.find(due.id(), due.version()).flatMap(item -> open(item, due)))
                .as(inTransaction::transactional);
    }

    private Mono<PolicyItem> open(PolicyItem item, Schedule due) {
        PolicyItem opened =
                item.with(item.version(), ItemState.PUBLISHED, item.draftedBy(), item.approvedBy(), clock.instant());
        return library.replace(opened, ItemState.SCHEDULED)
                .then(library.note(opened, ItemVerb.OPEN, CALENDAR, String.valueOf(due.opensOn())))
                .then(life.opened(due, clock.instant()))
                .then(outbox.append(
                        EventTypes.ITEM_PUBLISHED,
                        item.id(),
                        new EventTypes.ItemPublished(item.id(), item.version(), item.name(), due.silent())))
                .thenReturn(opened);
    }

    private Mono<PolicyItem> close() {
        return life.nextToClose(clock.today())
                .flatMap(due -> library.find(due.id(), due.version()).flatMap(item -> close(item, due)))
                .as(inTransaction::transactional);
    }

    /** A version that rests or was replaced is only ticked off. */
    private Mono<PolicyItem> close(PolicyItem item, Schedule due) {
        Mono<Void> ticked = life.closed(due, clock.instant());
        return ItemVerb.CLOSE
                .from(item.state())
                .map(to -> life.move(item, to)
                        .then(library.note(item, ItemVerb.CLOSE, CALENDAR, "按计划于 " + due.closesOn() + " 截止"))
                        .then(ticked)
                        .then(outbox.append(EventTypes.ITEM_MOVED, item.id(), SteerItem.event(item, to, "按计划截止")))
                        .thenReturn(item))
                .orElseGet(() -> ticked.thenReturn(item));
    }

    private static PolicyItem in(PolicyItem item, ItemState state) {
        return item.with(item.version(), state, item.draftedBy(), item.approvedBy(), item.publishedAt());
    }

    private static Mono<Outcome<PolicyItem, ItemRefusal>> stale(String id) {
        return Mono.just(Outcome.refused(new ItemRefusal.Stale(id)));
    }

    private static Mono<Outcome<PolicyItem, ItemRefusal>> wrongState(PolicyItem item, ItemVerb verb) {
        return Mono.just(Outcome.refused(new ItemRefusal.WrongState(item.id(), item.state(), verb)));
    }
}
