package cn.jince.platform.matching;

import cn.jince.api.matching.ReportViews.DepartmentCost;
import cn.jince.api.matching.ReportViews.MatchChangeView;
import cn.jince.api.matching.ReportViews.MatchRateView;
import cn.jince.api.matching.ReportViews.PreviewCell;
import cn.jince.api.matching.ReportViews.PreviewView;
import cn.jince.api.matching.ReportViews.UnknownCostView;
import cn.jince.platform.enterprise.Industries;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the index tells officers of a population: previews, what is unknown and its cost, who came to meet what. */
@UseCase
public class ReportMatching {
    private static final int NEWEST = 50;
    private static final int MOST_TOLD = 200;
    private final PolicyItems items;
    private final MatchChanges changes;
    private final Outreach outreach;
    private final LiveIndex index;
    private final PlatformClock clock;

    ReportMatching(PolicyItems items, MatchChanges changes, Outreach outreach, LiveIndex index, PlatformClock clock) {
        this.items = items;
        this.changes = changes;
        this.outreach = outreach;
        this.index = index;
        this.clock = clock;
    }

    /** @param own whether a division is the officer's own: a draft is its own division's affair */
    public Mono<PreviewView> preview(
            String itemId, @Nullable Integer version, DivisionCode seenBy, Predicate<String> own) {
        Mono<PolicyItem> item = version == null ? items.findNewest(itemId) : items.find(itemId, version);
        return item.filter(found -> found.state() == PolicyItem.ItemState.PUBLISHED
                        || own.test(found.division().value()))
                .flatMap(found -> index.ask(view -> preview(found, Preview.of(found, seenBy, view), clock.instant())));
    }

    private static PreviewView preview(PolicyItem item, Preview preview, Instant at) {
        return new PreviewView(
                item.id(),
                item.version(),
                Preview.K,
                preview.population(),
                preview.met(),
                preview.notMet(),
                preview.open(),
                preview.awardFen(),
                cells(preview.byDivision(), Divisions.shanxi()::nameOf),
                cells(preview.byIndustry(), Industries::nameOf),
                at);
    }

    private static List<PreviewCell> cells(List<Preview.Cell> cells, Function<String, String> names) {
        return cells.stream()
                .map(cell -> new PreviewCell(
                        cell.key(), cell.key().isEmpty() ? "未知" : names.apply(cell.key()), cell.met(), cell.open()))
                .toList();
    }

    public Mono<UnknownCostView> unknownCosts(DivisionCode seenBy) {
        return Mono.zip(
                        items.inForce(clock.today())
                                .filter(item -> item.target() == PolicyItem.Target.ENTERPRISE)
                                .collectList(),
                        changes.received())
                .flatMap(both -> index.ask(view -> UnknownCosts.of(
                                both.getT1(), seenBy, both.getT2().keySet(), view))
                        .map(costs -> new UnknownCostView(
                                seenBy.value(),
                                both.getT1().size(),
                                costs.pairs(),
                                costs.enterprises(),
                                costs.departments().stream()
                                        .map(ReportMatching::cost)
                                        .toList(),
                                clock.instant())));
    }

    private static DepartmentCost cost(UnknownCosts.Department one) {
        return new DepartmentCost(
                one.name(),
                one.connected(),
                List.copyOf(one.attributes()),
                one.items(),
                one.pairs(),
                one.enterprises(),
                one.heldFen());
    }

    /** Without those that touch nobody in the division. */
    public Mono<List<MatchChangeView>> changes(DivisionCode seenBy) {
        return changes.newest(NEWEST)
                .flatMapMany(Flux::fromIterable)
                .concatMap(change -> items.find(change.itemId(), change.version())
                        .flatMap(item -> index.ask(view ->
                                        RoaringBitmap.andCardinality(change.matched(), Audience.scope(seenBy, view)))
                                .map(count -> change(change, item, count))))
                .filter(change -> change.enterprises() > 0)
                .collectList();
    }

    private static MatchChangeView change(MatchChange change, PolicyItem item, long count) {
        return new MatchChangeView(
                change.itemId(),
                change.version(),
                item.name(),
                change.cause().name(),
                "%s：%,d 户企业转为符合“%s”".formatted(change.because(), count, item.name()),
                change.at(),
                count);
    }

    /** Of the items of the officer's own divisions. @param own whether a division is */
    public Mono<List<MatchRateView>> rates(Predicate<String> own) {
        return outreach.rates(MOST_TOLD)
                .flatMapMany(Flux::fromIterable)
                .concatMap(rates -> items.findPublished(rates.itemId())
                        .filter(item -> own.test(item.division().value()))
                        .map(item -> rate(rates, item)))
                .collectList();
    }

    private static MatchRateView rate(Outreach.Rates rates, PolicyItem item) {
        return new MatchRateView(
                item.id(),
                item.name(),
                rates.told(),
                rates.viewed(),
                rates.acted(),
                rates.refused(),
                share(rates.viewed(), rates.told()),
                share(rates.acted(), rates.told()),
                share(rates.refused(), rates.told()));
    }

    private static @Nullable Double share(long part, long of) {
        return of == 0 ? null : (double) part / of;
    }
}
