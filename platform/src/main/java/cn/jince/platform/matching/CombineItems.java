package cn.jince.platform.matching;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.matching.Combination.Option;
import cn.jince.platform.policy.Awards.Estimate;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.Stacking.CumulativeCap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What one enterprise does best to claim together, of what it meets now or of all that may still turn out met. */
@UseCase
public class CombineItems {
    private static final List<String> LEVELS = List.of("国家", "省", "市", "县", "开发区");
    private final MatchEnterprise match;

    CombineItems(MatchEnterprise match) {
        this.match = match;
    }

    /** @param open what is not among the options because it is still to be verified */
    public record Plan(Combination combination, Map<String, MatchedItem> items, List<MatchedItem> open) {}

    /** @param withOpen counts what is 待核实 as if it were met */
    public Mono<Plan> of(Dossier dossier, boolean withOpen) {
        return match.matches(dossier, false).map(matched -> plan(matched, dossier, withOpen));
    }

    private static Plan plan(List<MatchedItem> matched, Facts facts, boolean withOpen) {
        Map<String, MatchedItem> items = new LinkedHashMap<>();
        matched.forEach(one -> items.put(one.item().id(), one));
        List<Option> options = matched.stream()
                .filter(one -> withOpen || one.verdict() == Verdict.MET)
                .map(one -> option(one, facts))
                .toList();
        List<MatchedItem> open = withOpen
                ? List.of()
                : matched.stream().filter(one -> one.verdict() != Verdict.MET).toList();
        return new Plan(new BestCombination(options).find(), items, open);
    }

    static Option option(MatchedItem one, Facts facts) {
        PolicyItem item = one.item();
        Map<String, Fen> limits = new LinkedHashMap<>();
        for (CumulativeCap cap : item.stacking().cumulativeCaps()) {
            @Nullable Fen limit = cap.limit().fen(facts);
            if (limit != null) {
                limits.put(cap.group(), limit);
            }
        }
        @Nullable
        Fen amount = switch (one.estimate()) {
            case Estimate.Exactly(Fen fen) -> fen;
            case Estimate.UpTo(Fen fen) -> fen;
            case Estimate.NotEstimable _ -> null;
        };
        int rank = LEVELS.indexOf(item.level());
        return new Option(item.id(), rank < 0 ? LEVELS.size() : rank, amount, item.stacking(), limits);
    }
}
