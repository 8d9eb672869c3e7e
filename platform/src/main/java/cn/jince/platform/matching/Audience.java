package cn.jince.platform.matching;

import cn.jince.api.matching.MatchingViews.AudienceView;
import cn.jince.api.matching.MatchingViews.DivisionShare;
import cn.jince.api.matching.MatchingViews.UnknownShare;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.PolicyItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/** 政策找企业: an item over the whole population of a division, asked of the index. */
public final class Audience {
    private static final Divisions DIVISIONS = Divisions.shanxi();

    private Audience() {}

    /** Who meets the item where it reaches; a bitmap of its own. */
    public static Truth reached(PolicyItem item, PopulationIndex.View view) {
        RoaringBitmap scope = scope(item.division(), view);
        Truth truth = view.truth(item.eligibility());
        return new Truth(RoaringBitmap.and(truth.met(), scope), RoaringBitmap.and(truth.notMet(), scope));
    }

    static RoaringBitmap scope(DivisionCode division, PopulationIndex.View view) {
        RoaringBitmap scope = new RoaringBitmap();
        for (String prefix : DIVISIONS.prefixesOf(division)) {
            scope.or(prefix.isEmpty() ? view.everyone() : view.inDivision(prefix));
        }
        return scope;
    }

    /** @param seenBy the officer's division */
    public static AudienceView of(PolicyItem item, DivisionCode seenBy, PopulationIndex.View view, Instant at) {
        long began = System.nanoTime();
        RoaringBitmap scope = scope(item.division(), view);
        scope.and(scope(seenBy, view));
        Truth truth = view.truth(item.eligibility());
        RoaringBitmap met = RoaringBitmap.and(truth.met(), scope);
        RoaringBitmap open = truth.open(scope);
        long population = scope.getLongCardinality();
        List<UnknownShare> heldBy = heldBy(item.eligibility(), open, view);
        DivisionCode narrower = item.division().covers(seenBy) ? seenBy : item.division();
        List<DivisionShare> shares = byDivision(narrower, met, open, view);
        return new AudienceView(
                item.id(),
                item.version(),
                population,
                met.getLongCardinality(),
                population - met.getLongCardinality() - open.getLongCardinality(),
                open.getLongCardinality(),
                AwardSum.of(item.award(), met, view),
                heldBy,
                shares,
                (System.nanoTime() - began) / 1000,
                at);
    }

    /** For each department whose missing attribute leaves a leaf open: how many of the open enterprises it holds. */
    private static List<UnknownShare> heldBy(Eligibility rule, RoaringBitmap open, PopulationIndex.View view) {
        Map<String, RoaringBitmap> held = new TreeMap<>();
        Map<String, TreeSet<String>> attributes = new TreeMap<>();
        for (Eligibility.Leaf leaf : Conditions.leaves(rule)) {
            RoaringBitmap unanswered = view.truth(leaf).open(open);
            if (!unanswered.isEmpty()) {
                String department = settles(leaf.attribute());
                held.computeIfAbsent(department, _ -> new RoaringBitmap()).or(unanswered);
                attributes
                        .computeIfAbsent(department, _ -> new TreeSet<>())
                        .add(leaf.attribute().name());
            }
        }
        List<UnknownShare> shares = new ArrayList<>();
        held.forEach((department, who) -> shares.add(new UnknownShare(
                department,
                List.copyOf(attributes.getOrDefault(department, new TreeSet<>())),
                who.getLongCardinality())));
        shares.sort(Comparator.comparingLong(UnknownShare::enterprises).reversed());
        return shares;
    }

    /** Who can settle an attribute. */
    public static String settles(Attribute attribute) {
        return attribute.origin() == Attribute.Origin.DECLARED ? "企业申报时填报" : attribute.department();
    }

    private static List<DivisionShare> byDivision(
            DivisionCode above, RoaringBitmap met, RoaringBitmap open, PopulationIndex.View view) {
        DivisionCode.Level wanted =
                above.level() == DivisionCode.Level.STATE || above.level() == DivisionCode.Level.PROVINCE
                        ? DivisionCode.Level.CITY
                        : DivisionCode.Level.COUNTY;
        List<DivisionShare> shares = new ArrayList<>();
        DIVISIONS.all().forEach((code, name) -> {
            DivisionCode division = new DivisionCode(code);
            if (division.level() == wanted && above.covers(division)) {
                RoaringBitmap here = view.inDivision(division.prefix());
                long in = RoaringBitmap.andCardinality(met, here);
                long unsure = RoaringBitmap.andCardinality(open, here);
                if (in + unsure > 0) {
                    shares.add(new DivisionShare(code, name, in, unsure));
                }
            }
        });
        return shares;
    }
}
