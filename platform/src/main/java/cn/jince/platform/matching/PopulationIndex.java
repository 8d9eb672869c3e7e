package cn.jince.platform.matching;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.policy.Eligibility;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.BitmapDataProvider;
import org.roaringbitmap.RoaringBitmap;

/**
 * The whole population by attribute, as bitmaps over enterprise ordinals. One lock: a reader sees all of a committed
 * batch or none of it, and readers do not wait for each other. A question takes milliseconds and a batch as long, so
 * neither starves; an immutable copy per batch would cost the size of the index.
 */
public final class PopulationIndex {
    static final String YEARS = "years_since_registration";
    static final String REGISTERED_ON = "registered_on";
    static final String REGION = "region_code";

    private final Map<Attribute, Column> columns = new HashMap<>();
    private final Map<String, Column> byKey = new HashMap<>();
    private final RoaringBitmap population = new RoaringBitmap();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** @param attributes those of profiles, collected and computed; declared ones are never in an index */
    public PopulationIndex(Collection<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            boolean indexed = attribute.origin() != Attribute.Origin.DECLARED
                    && !attribute.key().equals(YEARS)
                    && !attribute.key().equals("name");
            if (indexed) {
                Column column = switch (attribute.kind()) {
                    case NUMBER, DATE -> new NumberColumn();
                    case TEXT, TEXT_SET, BOOL, CODE, DIVISION -> new ValueColumn(attribute.kind());
                };
                columns.put(attribute, column);
                byKey.put(attribute.key(), column);
            }
        }
    }

    /** One enterprise as the index takes it. */
    public record Row(int ordinal, Facts facts) {}

    /** Bulk load of an empty index in ascending order of ordinals; {@link #seal} must follow before any question. */
    public void load(Row row) {
        population.add(row.ordinal());
        columns.forEach(
                (attribute, column) -> column.load(row.ordinal(), row.facts().of(attribute)));
    }

    public void seal() {
        columns.values().forEach(Column::seal);
        population.runOptimize();
    }

    /** A committed batch of changes. */
    public void put(List<Row> rows) {
        lock.writeLock().lock();
        try {
            for (Row row : rows) {
                population.add(row.ordinal());
                columns.forEach((attribute, column) ->
                        column.put(row.ordinal(), row.facts().of(attribute)));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Asks any number of questions of one state of the index. What is asked must copy what it keeps. */
    public <T> T ask(LocalDate today, Function<View, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(new View(today));
        } finally {
            lock.readLock().unlock();
        }
    }

    /** One state of the index. Its bitmaps are the index's own: never change them, never keep them. */
    public final class View {
        private final LocalDate today;

        private View(LocalDate today) {
            this.today = today;
        }

        public BitmapDataProvider population() {
            return population;
        }

        RoaringBitmap everyone() {
            return population;
        }

        /** Enterprises registered in the division or below it. */
        RoaringBitmap inDivision(String prefix) {
            @Nullable Column regions = byKey.get(REGION);
            return regions instanceof ValueColumn column ? column.below(prefix) : new RoaringBitmap();
        }

        @Nullable
        Column column(String key) {
            return byKey.get(key);
        }

        public Truth truth(Eligibility rule) {
            return switch (rule) {
                case Eligibility.All(List<Eligibility> of)
                when of.isEmpty() -> new Truth(population, new RoaringBitmap());
                case Eligibility.All(List<Eligibility> of) ->
                    Truth.all(of.stream().map(this::truth).toList());
                case Eligibility.Any(List<Eligibility> of)
                when of.isEmpty() -> new Truth(new RoaringBitmap(), population);
                case Eligibility.Any(List<Eligibility> of) ->
                    Truth.any(of.stream().map(this::truth).toList());
                case Eligibility.Not(Eligibility of) -> truth(of).not();
                case Eligibility.InNamedSet _ -> Truth.unknown();
                case Eligibility.Leaf leaf -> leaf(leaf);
                case Eligibility.Unpublished _ -> Truth.unknown();
            };
        }

        private Truth leaf(Eligibility.Leaf leaf) {
            if (leaf.attribute().key().equals(YEARS)) {
                return years(leaf);
            }
            @Nullable Column column = columns.get(leaf.attribute());
            if (column == null) {
                return Truth.unknown();
            }
            return withAbsent(column, leaf, column.yes(leaf));
        }

        private Truth years(Eligibility.Leaf leaf) {
            @Nullable Column dates = byKey.get(REGISTERED_ON);
            if (!(dates instanceof NumberColumn column) || !(leaf instanceof Eligibility.Compare compare)) {
                return Truth.unknown();
            }
            return withAbsent(column, leaf, Age.yes(compare, column, today));
        }

        private static Truth withAbsent(Column column, Eligibility.Leaf leaf, RoaringBitmap yes) {
            RoaringBitmap no = RoaringBitmap.andNot(column.known, yes);
            if (column.absent.isEmpty()) {
                return new Truth(yes, no);
            }
            return negative(leaf)
                    ? new Truth(RoaringBitmap.or(yes, column.absent), no)
                    : new Truth(yes, RoaringBitmap.or(no, column.absent));
        }

        /** Questions a record that is known not to exist answers with yes; as the evaluator says. */
        private static boolean negative(Eligibility.Leaf leaf) {
            return switch (leaf) {
                case Eligibility.Compare compare ->
                    compare.op() == Eligibility.Op.NE || compare.op() == Eligibility.Op.NOT_IN;
                case Eligibility.Within within -> !within.inside();
                case Eligibility.Has _, Eligibility.InNamedSet _ -> false;
            };
        }
    }
}
