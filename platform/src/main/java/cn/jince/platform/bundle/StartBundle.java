package cn.jince.platform.bundle;

import cn.jince.edge.Caller;
import cn.jince.platform.bundle.Bundle.Entry;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.StartClaim;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Begins a claim for each of several items; a draft begun before is taken up. */
@UseCase
public class StartBundle {
    private final StartClaim starting;
    private final Bundles bundles;
    private final PolicyItems items;
    private final PlatformClock clock;

    public StartBundle(StartClaim starting, Bundles bundles, PolicyItems items, PlatformClock clock) {
        this.starting = starting;
        this.bundles = bundles;
        this.items = items;
        this.clock = clock;
    }

    public Mono<Outcome<Bundle, BundleRefusal>> start(
            Caller caller, String creditCode, List<String> itemIds, Wording wording) {
        if (!caller.actsFor(creditCode)) {
            return Mono.just(BundleAccess.of(new ClaimRefusal.NotFound(creditCode)));
        }
        if (!caller.prepares(creditCode)) {
            return Mono.just(BundleAccess.of(new ClaimRefusal.NotAllowed("只有企业的经办人或法定代表人可以申报。")));
        }
        if (itemIds.size() < 2 || itemIds.size() > Bundle.MOST || new HashSet<>(itemIds).size() < itemIds.size()) {
            return Mono.just(Outcome.refused(new BundleRefusal.ItemsUnfit()));
        }
        return Flux.fromIterable(itemIds)
                .concatMap(itemId ->
                        starting.start(caller, creditCode, itemId).flatMap(started -> entry(itemId, started, wording)))
                .collectList()
                .flatMap(entries -> keep(creditCode, entries));
    }

    private Mono<Entry> entry(String itemId, Outcome<Claim, ClaimRefusal> started, Wording wording) {
        return switch (started) {
            case Outcome.Done<Claim, ClaimRefusal>(Claim claim) ->
                Mono.just(new Entry(itemId, claim.item().name(), claim.id(), null));
            case Outcome.Refused<Claim, ClaimRefusal>(ClaimRefusal refusal) ->
                items.findPublished(itemId)
                        .map(PolicyItem::name)
                        .defaultIfEmpty(itemId)
                        .map(name -> new Entry(itemId, name, null, wording.tell(refusal)));
        };
    }

    private Mono<Outcome<Bundle, BundleRefusal>> keep(String creditCode, List<Entry> entries) {
        if (entries.stream().allMatch(entry -> entry.claimId() == null)) {
            return Mono.just(Outcome.refused(new BundleRefusal.NothingClaimable(String.join(
                    "；",
                    entries.stream()
                            .map(entry -> entry.refusal() == null
                                    ? ""
                                    : entry.itemName() + "：" + entry.refusal().detail())
                            .toList()))));
        }
        Bundle bundle = new Bundle(
                UUID.randomUUID().toString(),
                creditCode,
                1,
                clock.instant(),
                new Claim.Form(Map.of(), null),
                List.copyOf(entries));
        return bundles.add(bundle).thenReturn(Outcome.done(bundle));
    }
}
