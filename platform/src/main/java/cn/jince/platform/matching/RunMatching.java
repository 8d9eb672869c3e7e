package cn.jince.platform.matching;

import cn.jince.api.event.EventPage;
import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.ItemPublished;
import cn.jince.api.event.OutboxEvent;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.OutboxFeed;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import cn.jince.platform.policy.Variants;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads the feed; for each item published aloud keeps who meets it. Cursor and runs move in one transaction. */
@UseCase
public class RunMatching {
    private static final int PAGE = 100;
    private final OutboxFeed feed;
    private final MatchRuns runs;
    private final PolicyItems items;
    private final LiveIndex index;
    private final TransactionalOperator inTransaction;
    private final PlatformClock clock;
    private final JsonMapper json;

    RunMatching(
            OutboxFeed feed,
            MatchRuns runs,
            PolicyItems items,
            LiveIndex index,
            TransactionalOperator inTransaction,
            PlatformClock clock,
            JsonMapper json) {
        this.feed = feed;
        this.runs = runs;
        this.items = items;
        this.index = index;
        this.inTransaction = inTransaction;
        this.clock = clock;
        this.json = json;
    }

    /** Until the feed has nothing more, or another replica reads it. */
    public Mono<Void> readFeed() {
        return page().expand(read -> read == PAGE ? page() : Mono.empty()).then();
    }

    private Mono<Integer> page() {
        return runs.lockCursor()
                .flatMap(after -> feed.read(after, PAGE))
                .flatMap(this::keep)
                .as(inTransaction::transactional);
    }

    private Mono<Integer> keep(EventPage page) {
        return Flux.fromIterable(page.events())
                .filter(event -> event.type().equals(EventTypes.ITEM_PUBLISHED))
                .concatMap(this::run)
                .then(runs.moveCursor(page.next()))
                .thenReturn(page.events().size());
    }

    private Mono<Void> run(OutboxEvent event) {
        ItemPublished published = json.treeToValue(event.data(), ItemPublished.class);
        if (published.silent()) {
            return Mono.empty();
        }
        return items.find(published.itemId(), published.version())
                .filter(item -> item.target() == PolicyItem.Target.ENTERPRISE)
                .flatMap(item -> items.inForce(clock.today())
                        .filter(local -> Variants.isVariant(local, item))
                        .collectList()
                        .flatMap(locals -> index.ask(view -> run(item, locals, view))))
                .flatMap(runs::add);
    }

    /** @param locals local texts in force: where they apply, the item itself matches nobody */
    private MatchRun run(PolicyItem item, List<PolicyItem> locals, PopulationIndex.View view) {
        Truth whole = Audience.reached(item, view);
        RoaringBitmap scope = Audience.scope(item.division(), view);
        locals.forEach(local -> scope.andNot(Audience.scope(local.division(), view)));
        Truth truth = new Truth(RoaringBitmap.and(whole.met(), scope), RoaringBitmap.and(whole.notMet(), scope));
        return new MatchRun(
                item.id(),
                item.version(),
                clock.instant(),
                scope.getLongCardinality(),
                truth.notMet().getLongCardinality(),
                truth.open(scope).getLongCardinality(),
                truth.met(),
                -1);
    }
}
