package cn.jince.platform.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** 版本差异: what one version says otherwise than another, field by field, in the words of the guide. */
public record ItemDiff(int from, int to, List<Change> changes) {

    /** @param removed lines only the older version has; @param added lines only the newer one has */
    public record Change(String field, String title, List<String> removed, List<String> added) {}

    public static ItemDiff of(PolicyItem before, PolicyItem after) {
        List<Change> changes = new ArrayList<>();
        compare(changes, "NAME", "事项名称", before, after, item -> List.of(item.name()));
        compare(changes, "AUTHORITY", "主管单位", before, after, item -> List.of(item.authority()));
        compare(
                changes,
                "DIVISION",
                "层级与行政区划",
                before,
                after,
                item -> List.of(item.level() + " " + item.division().value()));
        List<ClaimGuide.Section> older = ClaimGuide.of(before).sections();
        List<ClaimGuide.Section> newer = ClaimGuide.of(after).sections();
        for (int i = 0; i < older.size(); i++) {
            add(
                    changes,
                    older.get(i).part().name(),
                    older.get(i).part().chinese(),
                    older.get(i).lines(),
                    newer.get(i).lines());
        }
        compare(changes, "NOTES", "备注", before, after, item -> List.of(item.notes()));
        return new ItemDiff(before.version(), after.version(), List.copyOf(changes));
    }

    private static void compare(
            List<Change> changes,
            String field,
            String title,
            PolicyItem before,
            PolicyItem after,
            Function<PolicyItem, List<String>> lines) {
        add(changes, field, title, lines.apply(before), lines.apply(after));
    }

    private static void add(List<Change> changes, String field, String title, List<String> before, List<String> after) {
        List<String> removed =
                before.stream().filter(line -> !after.contains(line)).toList();
        List<String> added =
                after.stream().filter(line -> !before.contains(line)).toList();
        if (!removed.isEmpty() || !added.isEmpty()) {
            changes.add(new Change(field, title, removed, added));
        }
    }
}
