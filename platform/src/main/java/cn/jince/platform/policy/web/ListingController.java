package cn.jince.platform.policy.web;

import cn.jince.api.policy.ListingViews.CoverageGap;
import cn.jince.api.policy.ListingViews.CoverageRow;
import cn.jince.api.policy.ListingViews.DiffLine;
import cn.jince.api.policy.ListingViews.DiffView;
import cn.jince.api.policy.ListingViews.ExpiringView;
import cn.jince.api.policy.ListingViews.ListingGroup;
import cn.jince.api.policy.ListingViews.ListingPage;
import cn.jince.api.policy.ListingViews.ListingRow;
import cn.jince.api.policy.ListingViews.VersionView;
import cn.jince.api.policy.PolicyListings;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.policy.Coverage;
import cn.jince.platform.policy.CsvLine;
import cn.jince.platform.policy.ItemDiff;
import cn.jince.platform.policy.Library;
import cn.jince.platform.policy.Listing;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicySummaries;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ListingController implements PolicyListings {
    private static final int LARGEST = 200;
    private static final int LONGEST_DAYS = 366;
    private final Library library;
    private final VisibleItems visible;
    private final PlatformClock clock;

    ListingController(Library library, VisibleItems visible, PlatformClock clock) {
        this.library = library;
        this.visible = visible;
        this.clock = clock;
    }

    @Override
    public Mono<ListingPage> listings(
            @Nullable String level, @Nullable String division, @Nullable String authority, int page, int size) {
        if (page < 0 || size < 1 || size > LARGEST) {
            return Mono.error(bad("page 不小于 0，size 取 1 至 " + LARGEST + "。"));
        }
        return inForce(level, division, authority)
                .map(items -> new ListingPage(
                        items.stream()
                                .skip((long) page * size)
                                .limit(size)
                                .map(Listing::of)
                                .map(ListingController::row)
                                .toList(),
                        groups(items),
                        items.size(),
                        page,
                        size));
    }

    @Override
    public Mono<byte[]> csv(@Nullable String level, @Nullable String division, @Nullable String authority) {
        return inForce(level, division, authority)
                .map(items -> items.stream()
                        .map(Listing::of)
                        .map(line -> CsvLine.of(line.cells()))
                        .collect(Collectors.joining("", "\uFEFF" + CsvLine.of(Listing.COLUMNS), ""))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private Mono<List<PolicyItem>> inForce(
            @Nullable String level, @Nullable String division, @Nullable String authority) {
        if (division != null && !division.matches("\\d{6}")) {
            return Mono.error(bad("行政区划代码应为六位数字：" + division));
        }
        @Nullable DivisionCode within = division == null ? null : new DivisionCode(division);
        return library.inForce(clock.today())
                .filter(item -> level == null || level.equals(item.level()))
                .filter(item -> within == null || within.covers(item.division()))
                .filter(item -> authority == null || item.authority().contains(authority))
                .sort(Comparator.comparing((PolicyItem item) -> item.division().value())
                        .thenComparing(PolicyItem::authority)
                        .thenComparing(PolicyItem::id))
                .collectList();
    }

    private static ListingRow row(Listing line) {
        PolicyItem item = line.item();
        return new ListingRow(
                item.id(),
                item.version(),
                item.name(),
                item.level(),
                item.division().value(),
                Divisions.shanxi().nameOf(item.division().value()),
                item.authority(),
                line.basis(),
                line.standard(),
                line.eligibility(),
                line.how(),
                line.validity(),
                item.phone());
    }

    private static List<ListingGroup> groups(List<PolicyItem> items) {
        return items.stream()
                .collect(Collectors.groupingBy(
                        item -> List.of(item.division().value(), item.level(), item.authority()),
                        () -> new TreeMap<>(Comparator.comparing(Object::toString)),
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(group -> new ListingGroup(
                        group.getKey().get(1),
                        group.getKey().get(0),
                        Divisions.shanxi().nameOf(group.getKey().get(0)),
                        group.getKey().get(2),
                        group.getValue().intValue()))
                .toList();
    }

    @Override
    public Mono<List<CoverageRow>> coverage() {
        return Caller.current()
                .flatMap(caller -> library.published()
                        .filter(item -> caller.covers(item.division().value()))
                        .collectList())
                .map(items -> Coverage.of(items, clock.today()).stream()
                        .map(ListingController::coverage)
                        .toList());
    }

    private static CoverageRow coverage(Coverage one) {
        return new CoverageRow(
                one.division().value(),
                Divisions.shanxi().nameOf(one.division().value()),
                one.authority(),
                one.registered(),
                one.withRule(),
                one.withGuide(),
                one.online(),
                one.gaps().stream()
                        .map(gap -> new CoverageGap(
                                gap.itemId(),
                                gap.name(),
                                gap.missing().stream().map(Enum::name).toList()))
                        .toList());
    }

    @Override
    public Mono<List<ExpiringView>> expiring(int days) {
        if (days < 0 || days > LONGEST_DAYS) {
            return Mono.error(bad("days 取 0 至 " + LONGEST_DAYS + "。"));
        }
        LocalDate today = clock.today();
        return Caller.current()
                .flatMap(caller -> library.inForce(today)
                        .filter(item -> caller.covers(item.division().value()))
                        .filter(item ->
                                item.validTo() != null && !item.validTo().isAfter(today.plusDays(days)))
                        .map(item -> expiring(item, Objects.requireNonNull(item.validTo()), today))
                        .sort(Comparator.comparing(ExpiringView::lastDay).thenComparing(ExpiringView::itemId))
                        .collectList());
    }

    private static ExpiringView expiring(PolicyItem item, LocalDate lastDay, LocalDate today) {
        return new ExpiringView(item.id(), item.name(), item.division().value(), item.authority(), lastDay, (int)
                ChronoUnit.DAYS.between(today, lastDay));
    }

    @Override
    public Mono<List<VersionView>> versions(String id) {
        return Caller.current()
                .flatMap(caller -> library.versions(id)
                        .filter(item -> VisibleItems.shows(item, caller))
                        .map(item -> new VersionView(
                                item.version(),
                                PolicySummaries.of(item, clock.today()).state(),
                                item.publishedAt() == null ? null : PlatformClock.dayOf(item.publishedAt())))
                        .collectList())
                .filter(versions -> !versions.isEmpty())
                .switchIfEmpty(Mono.error(() -> PolicyProblems.notFound(id)));
    }

    @Override
    public Mono<DiffView> diff(String id, int from, int to) {
        return Caller.current()
                .flatMap(caller -> Mono.zip(visible.find(id, from, caller), visible.find(id, to, caller)))
                .map(both -> ItemDiff.of(both.getT1(), both.getT2()))
                .map(diff -> new DiffView(
                        id,
                        diff.from(),
                        diff.to(),
                        diff.changes().stream()
                                .map(change ->
                                        new DiffLine(change.field(), change.title(), change.removed(), change.added()))
                                .toList()))
                .switchIfEmpty(Mono.error(() -> PolicyProblems.notFound(id)));
    }

    private static Problem bad(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, detail);
    }
}
