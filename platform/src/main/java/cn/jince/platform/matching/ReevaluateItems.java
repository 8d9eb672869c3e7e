package cn.jince.platform.matching;

import cn.jince.platform.enterprise.Sources;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.matching.MatchChange.Cause;
import cn.jince.platform.matching.MatchChange.Known;
import cn.jince.platform.matching.MatchChange.Seen;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItem.ItemState;
import cn.jince.platform.policy.PolicyItems;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * 重新匹配: compares who meets each item with who is known to, and keeps the difference to be told. It asks for states and
 * not for events: a round that a crash took is made up by the next one, and a second round finds nothing.
 */
@UseCase
public class ReevaluateItems {
    /** The index hears of a batch a moment after its commit: what came shortly before a look is looked at again. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    /** A silence that nobody ended: whoever loaded is gone, and what came is absorbed. */
    static final Duration LONGEST_SILENCE = Duration.ofHours(6);

    private final MatchChanges changes;
    private final PolicyItems items;
    private final LiveIndex index;
    private final TransactionalOperator inTransaction;
    private final PlatformClock clock;

    ReevaluateItems(
            MatchChanges changes,
            PolicyItems items,
            LiveIndex index,
            TransactionalOperator inTransaction,
            PlatformClock clock) {
        this.changes = changes;
        this.items = items;
        this.index = index;
        this.inTransaction = inTransaction;
        this.clock = clock;
    }

    /** How many enterprises came to meet an item; each is told later, once. */
    public Mono<Long> round() {
        return changes.silentSince()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(silence -> {
                    if (silence.isEmpty()) {
                        return look(true);
                    }
                    boolean lasts = silence.get().plus(LONGEST_SILENCE).isAfter(clock.instant());
                    return lasts ? Mono.just(0L) : end();
                });
    }

    /** From now on nobody is told of what data brings, until {@link #end}. What came before is told first. */
    public Mono<Long> beSilent() {
        return round().flatMap(before -> changes.silence(clock.instant()).thenReturn(before));
    }

    /** Takes what came in the silence as known, then speaks again. */
    public Mono<Long> end() {
        return look(false).flatMap(absorbed -> changes.speak().thenReturn(absorbed));
    }

    private Mono<Long> look(boolean aloud) {
        LocalDate today = clock.today();
        return Mono.zip(changes.seen(), changes.received())
                .flatMap(both -> items.published()
                        .filter(item -> item.state() == ItemState.PUBLISHED
                                && item.target() == PolicyItem.Target.ENTERPRISE
                                && (item.validTo() == null || !today.isAfter(item.validTo())))
                        .concatMap(item -> look(item, both.getT1(), both.getT2(), aloud, today))
                        .reduce(0L, Long::sum));
    }

    private Mono<Long> look(
            PolicyItem item, Map<String, Seen> seen, Map<String, Instant> received, boolean aloud, LocalDate today) {
        @Nullable Seen last = seen.get(item.id() + "/" + item.version());
        if (last == null) {
            return first(item, today).thenReturn(0L);
        }
        boolean fresh = !fresh(item, last.at().minus(OVERLAP), received).isEmpty();
        if (aloud && !fresh && last.day().equals(today)) {
            return Mono.just(0L);
        }
        return changes.lock(item.id(), item.version())
                .flatMap(known -> compare(item, known, received, aloud, today))
                .as(inTransaction::transactional)
                .defaultIfEmpty(0L);
    }

    /** Whom publication told of, or who meets it now, or nobody where it has not begun. */
    private Mono<Void> first(PolicyItem item, LocalDate today) {
        Mono<RoaringBitmap> now = item.inForceOn(today)
                ? index.ask(view -> Audience.reached(item, view).met())
                : Mono.fromSupplier(RoaringBitmap::new);
        return changes.runOf(item.id(), item.version())
                .switchIfEmpty(now)
                .flatMap(met ->
                        changes.begin(item.id(), item.version(), new Known(new Seen(today, clock.instant()), met)));
    }

    private Mono<Long> compare(
            PolicyItem item, Known known, Map<String, Instant> received, boolean aloud, LocalDate today) {
        Instant now = clock.instant();
        if (!item.inForceOn(today)) {
            return Mono.just(0L);
        }
        return index.ask(view ->
                        RoaringBitmap.andNot(Audience.reached(item, view).met(), known.met()))
                .flatMap(more -> {
                    Known then = new Known(new Seen(today, now), RoaringBitmap.or(known.met(), more));
                    Mono<Void> tell = aloud && !more.isEmpty()
                            ? changes.add(change(item, known.seen(), received, more, now))
                            : Mono.empty();
                    return tell.then(changes.keep(item.id(), item.version(), then))
                            .thenReturn(more.getLongCardinality());
                });
    }

    /** On a new day only what came since the last look is the cause; what came shortly before was looked at then. */
    private static MatchChange change(
            PolicyItem item, Seen last, Map<String, Instant> received, RoaringBitmap more, Instant now) {
        boolean newDay = !PlatformClock.dayOf(now).equals(last.day());
        List<String> sources = fresh(item, newDay ? last.at() : last.at().minus(OVERLAP), received);
        Cause cause = item.validFrom() != null && last.day().isBefore(item.validFrom())
                ? Cause.BEGUN
                : sources.isEmpty() ? Cause.TIME : Cause.DATA;
        String because = switch (cause) {
            case DATA -> String.join("、", sources) + "的数据到达";
            case TIME -> "成立年限等随时间变化";
            case BEGUN -> "该事项开始执行";
            case DEADLINE -> "";
        };
        return new MatchChange(0, item.id(), item.version(), now, cause, because, more, -1, null);
    }

    /** Sources of what the item asks that delivered since; what we compute comes from any. */
    private static List<String> fresh(PolicyItem item, Instant since, Map<String, Instant> received) {
        TreeSet<String> asked = Conditions.leaves(item.eligibility()).stream()
                .map(leaf -> leaf.attribute())
                .filter(attribute -> attribute.origin() != Attribute.Origin.DECLARED)
                .map(Attribute::system)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean any = asked.contains("computed");
        return received.entrySet().stream()
                .filter(source -> source.getValue().isAfter(since)
                        && (any
                                || asked.contains(source.getKey())
                                || source.getKey().equals(Sources.REGISTRATION)))
                .map(source -> Sources.name(source.getKey()))
                .sorted()
                .toList();
    }
}
