package cn.jince.platform.matching;

import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.matching.MatchChange.Cause;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 截止提醒: 14, 7, 3 and 1 days before an item's last day, those who meet it. Each step once; a step that was slept through
 * is made up on the next day that still belongs to it. Who has submitted a claim is left out when it is told.
 */
@UseCase
public class RemindDeadlines {
    static final List<Integer> LADDER = List.of(1, 3, 7, 14);
    private final MatchChanges changes;
    private final PolicyItems items;
    private final LiveIndex index;
    private final PlatformClock clock;

    RemindDeadlines(MatchChanges changes, PolicyItems items, LiveIndex index, PlatformClock clock) {
        this.changes = changes;
        this.items = items;
        this.index = index;
        this.clock = clock;
    }

    /** How many steps were kept to be told. */
    public Mono<Long> round() {
        LocalDate today = clock.today();
        return changes.silentSince()
                .hasElement()
                .flatMapMany(silent -> silent ? Flux.<PolicyItem>empty() : items.inForce(today))
                .filter(item ->
                        item.target() == PolicyItem.Target.ENTERPRISE && item.mode() != PolicyItem.ClaimMode.CLAIM_FREE)
                .concatMap(item ->
                        Flux.fromStream(() -> step(item, today).stream()).concatMap(step -> keep(item, step)))
                .reduce(0L, Long::sum);
    }

    private static java.util.Optional<Integer> step(PolicyItem item, LocalDate today) {
        if (item.validTo() == null) {
            return java.util.Optional.empty();
        }
        long left = ChronoUnit.DAYS.between(today, item.validTo());
        return LADDER.stream().filter(step -> left <= step).findFirst();
    }

    private Mono<Long> keep(PolicyItem item, int step) {
        return changes.reminded(item.id(), item.version(), step)
                .flatMap(done -> done
                        ? Mono.just(0L)
                        : index.ask(view -> Audience.reached(item, view).met())
                                .flatMap(met -> changes.add(reminder(item, step, met)))
                                .thenReturn(1L));
    }

    private MatchChange reminder(PolicyItem item, int step, RoaringBitmap met) {
        return new MatchChange(0, item.id(), item.version(), clock.instant(), Cause.DEADLINE, "", met, -1, step);
    }
}
