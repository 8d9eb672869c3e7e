package cn.jince.platform.matching;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.policy.PolicyItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * 政策预演: who would get an item, by place and by industry, without telling of any group under k.
 *
 * @param met null where it is hidden, as every count
 * @param awardFen null where it cannot be estimated or would tell what is hidden
 */
record Preview(
        long population,
        @Nullable Long met,
        @Nullable Long notMet,
        @Nullable Long open,
        @Nullable Long awardFen,
        List<Cell> byDivision,
        List<Cell> byIndustry) {
    static final int K = 5;
    private static final String SECTION = "industry_section";

    /** @param key division or industry section, empty where it is not known */
    record Cell(String key, @Nullable Long met, @Nullable Long open) {}

    private record Group(String key, RoaringBitmap who) {}

    static Preview of(PolicyItem item, DivisionCode seenBy, PopulationIndex.View view) {
        RoaringBitmap scope = Audience.scope(item.division(), view);
        scope.and(Audience.scope(seenBy, view));
        Truth truth = view.truth(item.eligibility());
        RoaringBitmap met = RoaringBitmap.and(truth.met(), scope);
        RoaringBitmap open = truth.open(scope);
        long population = scope.getLongCardinality();
        long[] totals = {
            met.getLongCardinality(),
            population - met.getLongCardinality() - open.getLongCardinality(),
            open.getLongCardinality()
        };
        boolean[] hidden = Anonymity.hidden(totals, K);
        DivisionCode narrower = item.division().covers(seenBy) ? seenBy : item.division();
        return new Preview(
                population,
                hidden[0] ? null : totals[0],
                hidden[1] ? null : totals[1],
                hidden[2] ? null : totals[2],
                hidden[0] ? null : AwardSum.of(item.award(), met, view),
                cells(divisions(narrower, scope, view), met, open, hidden),
                cells(industries(scope, view), met, open, hidden));
    }

    /** Where the total is hidden the cells are, for they add up to it. */
    private static List<Cell> cells(List<Group> groups, RoaringBitmap met, RoaringBitmap open, boolean[] totals) {
        long[] in = counts(groups, met);
        long[] unsure = counts(groups, open);
        boolean[] hideIn = Anonymity.hidden(in, K);
        boolean[] hideUnsure = Anonymity.hidden(unsure, K);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < in.length; i++) {
            if (in[i] + unsure[i] > 0) {
                cells.add(new Cell(
                        groups.get(i).key(),
                        totals[0] || hideIn[i] ? null : in[i],
                        totals[2] || hideUnsure[i] ? null : unsure[i]));
            }
        }
        return cells;
    }

    private static long[] counts(List<Group> groups, RoaringBitmap of) {
        return groups.stream()
                .mapToLong(group -> RoaringBitmap.andCardinality(of, group.who()))
                .toArray();
    }

    private static List<Group> divisions(DivisionCode above, RoaringBitmap scope, PopulationIndex.View view) {
        boolean wide = above.level() == DivisionCode.Level.STATE || above.level() == DivisionCode.Level.PROVINCE;
        DivisionCode.Level wanted = wide ? DivisionCode.Level.CITY : DivisionCode.Level.COUNTY;
        Map<String, RoaringBitmap> by = new TreeMap<>();
        Divisions.shanxi().all().keySet().forEach(code -> {
            DivisionCode division = new DivisionCode(code);
            if (division.level() == wanted && above.covers(division)) {
                by.put(code, view.inDivision(division.prefix()));
            }
        });
        return groups(by, scope);
    }

    private static List<Group> industries(RoaringBitmap scope, PopulationIndex.View view) {
        return groups(view.column(SECTION) instanceof ValueColumn column ? column.values() : Map.of(), scope);
    }

    /** And those in none, so that the groups add up. */
    private static List<Group> groups(Map<String, RoaringBitmap> by, RoaringBitmap scope) {
        List<Group> groups = new ArrayList<>();
        RoaringBitmap rest = scope.clone();
        by.forEach((key, who) -> {
            groups.add(new Group(key, RoaringBitmap.and(who, rest)));
            rest.andNot(who);
        });
        groups.add(new Group("", rest));
        return groups;
    }
}
