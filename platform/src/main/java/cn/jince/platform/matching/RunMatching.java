package cn.jince.platform.matching;

import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.ItemPublished;
import cn.jince.api.event.OutboxEvent;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.FollowFeed;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import cn.jince.platform.policy.Variants;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads the feed; for each item published aloud keeps who meets it. */
@UseCase
public class RunMatching {
    private static final String NAME = "matching";
    private final FollowFeed feed;
    private final MatchRuns runs;
    private final PolicyItems items;
    private final LiveIndex index;
    private final PlatformClock clock;
    private final JsonMapper json;

    RunMatching(
            FollowFeed feed, MatchRuns runs, PolicyItems items, LiveIndex index, PlatformClock clock, JsonMapper json) {
        this.feed = feed;
        this.runs = runs;
        this.items = items;
        this.index = index;
        this.clock = clock;
        this.json = json;
    }

    /** Until the feed has nothing more, or another replica reads it. */
    public Mono<Void> readFeed() {
        return feed.follow(NAME, event -> event.type().equals(EventTypes.ITEM_PUBLISHED) ? run(event) : Mono.empty());
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
