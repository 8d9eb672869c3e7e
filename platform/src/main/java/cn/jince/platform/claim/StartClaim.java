package cn.jince.platform.claim;

import cn.jince.edge.Caller;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.Dossiers;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.local.LocalAdditions;
import cn.jince.platform.local.LocalRules;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Begins a claim, or finds the draft that was begun before. */
@UseCase
public class StartClaim {
    private static final int USUAL_LIMIT = 20;
    private final Claims claims;
    private final PolicyItems items;
    private final Dossiers dossiers;
    private final LocalAdditions local;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    public StartClaim(
            Claims claims,
            PolicyItems items,
            Dossiers dossiers,
            LocalAdditions local,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.claims = claims;
        this.items = items;
        this.dossiers = dossiers;
        this.local = local;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    public Mono<Outcome<Claim, ClaimRefusal>> start(Caller caller, String creditCode, String itemId) {
        if (!caller.actsFor(creditCode) || !CreditCode.isValid(creditCode)) {
            return Mono.just(Outcome.refused(new ClaimRefusal.NotFound(creditCode)));
        }
        if (!caller.prepares(creditCode)) {
            return Mono.just(Outcome.refused(new ClaimRefusal.NotAllowed("只有企业的经办人或法定代表人可以申报。")));
        }
        Instant now = clock.instant();
        return Mono.zip(items.findPublished(itemId), dossiers.find(new CreditCode(creditCode)))
                .zipWhen(both -> local.of(itemId, both.getT2().division()))
                .map(all -> begin(all.getT1().getT1(), all.getT1().getT2(), all.getT2(), now))
                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(itemId)))
                .flatMap(begun -> switch (begun) {
                    case Outcome.Done<Claim, ClaimRefusal>(Claim claim) -> insertOrFind(claim, caller, now);
                    case Outcome.Refused<Claim, ClaimRefusal> refused -> Mono.just(refused);
                });
    }

    private static Outcome<Claim, ClaimRefusal> begin(PolicyItem item, Dossier dossier, LocalRules rules, Instant now) {
        if (!item.inForceOn(PlatformClock.dayOf(now))) {
            return Outcome.refused(new ClaimRefusal.NotClaimable("该事项不在有效期内。"));
        }
        if (item.target() != PolicyItem.Target.ENTERPRISE || item.mode() != PolicyItem.ClaimMode.REVIEWED) {
            return Outcome.refused(new ClaimRefusal.NotClaimable("该事项不通过企业申报办理。"));
        }
        if (!item.division().covers(dossier.division())) {
            return Outcome.refused(new ClaimRefusal.NotClaimable("该事项不面向企业所在的行政区划。"));
        }
        Evaluation evaluation = Evaluation.of(item.eligibility(), dossier);
        if (evaluation.verdict() == Verdict.NOT_MET) {
            return Outcome.refused(new ClaimRefusal.NotEligible(reasons(evaluation)));
        }
        return Outcome.done(new Claim(
                UUID.randomUUID().toString(),
                null,
                new Claim.Item(
                        item.id(),
                        item.version(),
                        item.name(),
                        item.draftedBy(),
                        rules.promised(limit(item)),
                        materials(item, rules),
                        rules.fields(),
                        rules.noticeText(),
                        rules.promisable()),
                new Claim.Party(
                        dossier.code().value(),
                        dossier.name(),
                        dossier.division().value()),
                ClaimState.DRAFT,
                1,
                new Claim.Form(Map.of(), null),
                new Claim.Dates(now, null, null, false, null),
                new Claim.Review(StagePlan.of(item, rules), List.of(), false, List.of(), null, null, null),
                null,
                Course.NONE));
    }

    private Mono<Outcome<Claim, ClaimRefusal>> insertOrFind(Claim claim, Caller caller, Instant now) {
        String key = ChangeClaim.openKey(
                claim.item().id(), claim.item().version(), claim.enterprise().creditCode(), now);
        ClaimEvent started =
                new ClaimEvent(ClaimEvent.Kind.STARTED, ClaimState.DRAFT, ClaimAccess.actor(caller), now, null);
        Mono<Claim> insert =
                claims.insert(claim, key, List.of(started)).thenReturn(claim).as(inTransaction::transactional);
        return claims.findOpen(key)
                .switchIfEmpty(insert)
                .onErrorResume(DuplicateKeyException.class, _ -> claims.findOpen(key))
                .map(open -> open.state() == ClaimState.DRAFT
                        ? Outcome.done(open)
                        : Outcome.refused(
                                new ClaimRefusal.AlreadyClaimed(open.item().name())));
    }

    /** Of the item, and what divisions add. */
    public static List<String> materials(PolicyItem item, LocalRules rules) {
        Set<String> materials = new LinkedHashSet<>(List.of("营业执照"));
        materials.addAll(item.materials());
        rules.levels().forEach(level -> materials.addAll(level.additions().materials()));
        return List.copyOf(materials);
    }

    private static int limit(PolicyItem item) {
        int days = item.process().stream()
                .filter(stage -> stage.days() != null && !stage.name().contains("公示"))
                .mapToInt(stage -> stage.days() == null ? 0 : stage.days())
                .sum();
        return days == 0 ? USUAL_LIMIT : days;
    }

    /** The conditions that do not hold, in the policy's own words where it gives them. */
    public static List<String> reasons(Evaluation evaluation) {
        List<String> reasons = new ArrayList<>();
        collect(evaluation, reasons);
        return List.copyOf(reasons);
    }

    /** Names of the attributes nobody has answered, joined for reading. */
    public static String open(Evaluation evaluation) {
        if (evaluation.node() instanceof Eligibility.Leaf leaf) {
            return evaluation.verdict() == Verdict.TO_BE_VERIFIED
                    ? leaf.attribute().name() + "（" + leaf.attribute().department() + "）"
                    : "";
        }
        return evaluation.children().stream()
                .map(StartClaim::open)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(java.util.stream.Collectors.joining("、"));
    }

    private static void collect(Evaluation evaluation, List<String> into) {
        if (evaluation.node() instanceof Eligibility.Leaf leaf && evaluation.verdict() == Verdict.NOT_MET) {
            String clause = leaf.clause();
            into.add(clause == null ? leaf.attribute().name() + "不符合要求" : clause);
        }
        evaluation.children().forEach(child -> collect(child, into));
    }
}
