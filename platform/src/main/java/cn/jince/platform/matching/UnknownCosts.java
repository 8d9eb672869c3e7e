package cn.jince.platform.matching;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.PolicyItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * 待核实成本: what it costs that a department's data is missing: the enterprises it leaves open, item by item, and the money
 * they might have. Two departments may hold the same pair of enterprise and item; the total counts it once.
 *
 * @param pairs pairs of enterprise and item that are open
 * @param enterprises enterprises with at least one open item
 */
record UnknownCosts(List<Department> departments, long pairs, long enterprises) {

    /** @param connected null for what only the enterprise can state @param heldFen what the open awards come to */
    record Department(
            String name,
            @Nullable Boolean connected,
            Set<String> attributes,
            int items,
            long pairs,
            long enterprises,
            long heldFen) {}

    /** @param connected the systems that deliver */
    static UnknownCosts of(
            List<PolicyItem> items, DivisionCode seenBy, Set<String> connected, PopulationIndex.View view) {
        Map<String, Sum> sums = new TreeMap<>();
        long pairs = 0;
        RoaringBitmap anybody = new RoaringBitmap();
        for (PolicyItem item : items) {
            RoaringBitmap scope = Audience.scope(item.division(), view);
            scope.and(Audience.scope(seenBy, view));
            RoaringBitmap open = view.truth(item.eligibility()).open(scope);
            pairs += open.getLongCardinality();
            anybody.or(open);
            held(item, open, view)
                    .forEach((department, held) ->
                            sums.computeIfAbsent(department, Sum::new).add(item, held, view));
        }
        List<Department> departments = new ArrayList<>();
        sums.values().forEach(sum -> departments.add(sum.done(connected)));
        departments.sort(Comparator.comparing((Department one) -> Boolean.TRUE.equals(one.connected()))
                .thenComparing(Comparator.comparingLong(Department::heldFen).reversed())
                .thenComparing(Department::name));
        return new UnknownCosts(departments, pairs, anybody.getLongCardinality());
    }

    private record Held(RoaringBitmap who, Set<Attribute> attributes) {}

    private static Map<String, Held> held(PolicyItem item, RoaringBitmap open, PopulationIndex.View view) {
        Map<String, Held> held = new HashMap<>();
        for (Eligibility.Leaf leaf : Conditions.leaves(item.eligibility())) {
            RoaringBitmap unanswered = view.truth(leaf).open(open);
            if (!unanswered.isEmpty()) {
                Held by = held.computeIfAbsent(
                        Audience.settles(leaf.attribute()),
                        _ -> new Held(new RoaringBitmap(), new TreeSet<>(Comparator.comparing(Attribute::key))));
                by.who().or(unanswered);
                by.attributes().add(leaf.attribute());
            }
        }
        return held;
    }

    private static final class Sum {
        private final String name;
        private final Set<Attribute> attributes = new TreeSet<>(Comparator.comparing(Attribute::key));
        private final RoaringBitmap who = new RoaringBitmap();
        private int items;
        private long pairs;
        private long fen;

        Sum(String name) {
            this.name = name;
        }

        void add(PolicyItem item, Held held, PopulationIndex.View view) {
            items++;
            pairs += held.who().getLongCardinality();
            who.or(held.who());
            attributes.addAll(held.attributes());
            @Nullable Long amount = AwardSum.of(item.award(), held.who(), view);
            fen = Math.addExact(fen, amount == null ? 0 : amount);
        }

        Department done(Set<String> connected) {
            boolean declared = attributes.stream().anyMatch(one -> one.origin() == Attribute.Origin.DECLARED);
            Set<String> names = new TreeSet<>();
            attributes.forEach(attribute -> names.add(attribute.name()));
            boolean delivers = attributes.stream().anyMatch(one -> connected.contains(one.system()));
            return new Department(name, declared ? null : delivers, names, items, pairs, who.getLongCardinality(), fen);
        }
    }
}
