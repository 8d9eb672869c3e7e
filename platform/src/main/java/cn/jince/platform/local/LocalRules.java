package cn.jince.platform.local;

import cn.jince.platform.local.Additions.Promisable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What applies to enterprises of one county, level by level from above; each line can be told who added it. */
public record LocalRules(List<Level> levels) {
    public static final LocalRules NONE = new LocalRules(List.of());

    /** @param itemId the item, or {@link #EVERY_ITEM} */
    public record Level(String itemId, String division, int version, Additions additions) {}

    /** Stands for all items in the place of an id. */
    public static final String EVERY_ITEM = "ALL";

    /** Fields of the form, level by level. */
    public List<LocalField> fields() {
        return levels.stream()
                .flatMap(level ->
                        level.additions().fields().stream().map(field -> LocalField.of(level.division(), field)))
                .distinct()
                .toList();
    }

    /** Of an item's form: changes with the item's version and with each level's additions. */
    public String version(int itemVersion) {
        return itemVersion
                + levels.stream()
                        .map(level -> "-" + level.division() + (level.itemId().equals(EVERY_ITEM) ? "a" : ".")
                                + level.version())
                        .collect(Collectors.joining());
    }

    /** Where several levels say something of a material, the one that allows least counts. */
    public List<Promisable> promisable() {
        Map<String, Promisable> strictest = new LinkedHashMap<>();
        levels.forEach(level -> level.additions()
                .promisable()
                .forEach(one -> strictest.merge(one.material(), one, LocalRules::stricter)));
        return List.copyOf(strictest.values());
    }

    private static Promisable stricter(Promisable one, Promisable other) {
        if (one.laterDays() == 0 || other.laterDays() == 0) {
            return one.laterDays() == 0 ? other : one;
        }
        return one.laterDays() <= other.laterDays() ? one : other;
    }

    /** The shortest limit anybody promised. */
    public int promised(int usual) {
        return levels.stream()
                .map(level -> level.additions().promisedDays())
                .filter(Objects::nonNull)
                .reduce(usual, Math::min);
    }

    /** The notice's local text, all levels' in order; empty where none has any. */
    public String noticeText() {
        return String.join(
                "\n",
                levels.stream()
                        .map(level -> level.additions().noticeText())
                        .filter(Objects::nonNull)
                        .toList());
    }
}
