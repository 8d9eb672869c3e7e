package cn.jince.platform.matching;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItem.ItemState;
import cn.jince.platform.policy.PolicyItems;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What one enterprise nearly gets, the nearest first: items that refuse it, and items that have not begun. */
@UseCase
public class FindGaps {
    private static final int MOST = 50;
    private static final Comparator<Gap> NEAREST = Comparator.<Gap>comparingInt(
                    gap -> gap.steps().size())
            .thenComparing(gap -> Gaps.distance(gap.steps()))
            .thenComparing(gap -> gap.item().id());
    private final PolicyItems items;
    private final PlatformClock clock;

    FindGaps(PolicyItems items, PlatformClock clock) {
        this.items = items;
        this.clock = clock;
    }

    public Mono<List<Gap>> of(Dossier dossier) {
        LocalDate today = clock.today();
        Gaps gaps = new Gaps(dossier, today);
        return items.published()
                .filter(item -> item.state() == ItemState.PUBLISHED
                        && item.target() == PolicyItem.Target.ENTERPRISE
                        && (item.validTo() == null || !today.isAfter(item.validTo()))
                        && MatchEnterprise.reaches(item, dossier))
                .concatMap(item -> Flux.fromStream(() -> gaps.of(item).stream()))
                .sort(NEAREST)
                .take(MOST)
                .collectList();
    }
}
