package cn.jince.platform.matching;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.policy.Awards;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import cn.jince.platform.policy.Variants;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Mono;

/** 企业找政策: every item in force where the enterprise is, 符合 first, then 待核实 by how few conditions are open. */
@UseCase
public class MatchEnterprise {
    private static final Comparator<MatchedItem> ORDER = Comparator.comparingInt(
                    (MatchedItem one) -> switch (one.verdict()) {
                        case MET -> 0;
                        case TO_BE_VERIFIED -> 1;
                        case NOT_MET -> 2;
                    })
            .thenComparing(one -> one.count(Verdict.TO_BE_VERIFIED))
            .thenComparing(one -> one.count(Verdict.NOT_MET))
            .thenComparing(one -> one.item().id());

    private final PolicyItems items;
    private final Outreach outreach;
    private final PlatformClock clock;

    MatchEnterprise(PolicyItems items, Outreach outreach, PlatformClock clock) {
        this.items = items;
        this.outreach = outreach;
        this.clock = clock;
    }

    /** @param notMet also what refuses the enterprise, and what it does not want to hear of */
    public Mono<List<MatchedItem>> matches(Dossier dossier, boolean notMet) {
        return outreach.refused(dossier.code())
                .flatMap(refused -> items.inForce(clock.today())
                        .collectList()
                        .flatMapIterable(inForce -> Variants.applying(inForce, dossier.division()))
                        .filter(item -> item.target() == PolicyItem.Target.ENTERPRISE && reaches(item, dossier))
                        .filter(item -> notMet || !refused.contains(item.id()))
                        .map(item -> match(item, dossier))
                        .filter(one -> notMet || one.verdict() != Verdict.NOT_MET)
                        .sort(ORDER)
                        .collectList());
    }

    /** Also items that are not in force, so that one can read why; empty where there is no such item. */
    public Mono<MatchedItem> explain(Dossier dossier, String itemId) {
        return items.findPublished(itemId).map(item -> match(item, dossier));
    }

    public static MatchedItem match(PolicyItem item, Dossier dossier) {
        return new MatchedItem(item, Evaluation.of(item.eligibility(), dossier), Awards.estimate(item, dossier));
    }

    /** Registered in the item's division, below it, or in a zone that overlaps it. */
    public static boolean reaches(PolicyItem item, Dossier dossier) {
        return Divisions.shanxi().prefixesOf(item.division()).stream()
                .anyMatch(dossier.division().value()::startsWith);
    }
}
