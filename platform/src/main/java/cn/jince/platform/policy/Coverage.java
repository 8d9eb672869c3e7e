package cn.jince.platform.policy;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.policy.PolicyItem.ClaimMode;
import cn.jince.platform.policy.PolicyItem.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 应上尽上: how much of a department's items is online as it should be.
 *
 * @param registered items in force
 * @param withRule whose conditions can be judged
 * @param withGuide whose guide tells materials or process
 * @param online that an enterprise can have here, claimed or claim-free
 * @param gaps the others, by name
 */
public record Coverage(
        DivisionCode division,
        String authority,
        int registered,
        int withRule,
        int withGuide,
        int online,
        List<Gap> gaps) {

    /** @param missing RULE GUIDE ONLINE */
    public record Gap(String itemId, String name, List<Missing> missing) {}

    public enum Missing {
        RULE,
        GUIDE,
        ONLINE
    }

    private record Department(DivisionCode division, String authority) {}

    /** By division and department. */
    public static List<Coverage> of(List<PolicyItem> published, LocalDate today) {
        Map<Department, List<PolicyItem>> departments = new LinkedHashMap<>();
        published.stream()
                .filter(item -> item.inForceOn(today))
                .sorted(Comparator.comparing(
                                (PolicyItem item) -> item.division().value())
                        .thenComparing(PolicyItem::authority)
                        .thenComparing(PolicyItem::id))
                .forEach(item -> departments
                        .computeIfAbsent(new Department(item.division(), item.authority()), _ -> new ArrayList<>())
                        .add(item));
        return departments.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Coverage of(Department department, List<PolicyItem> items) {
        List<Gap> gaps = items.stream()
                .map(item -> new Gap(item.id(), item.name(), missing(item)))
                .filter(gap -> !gap.missing().isEmpty())
                .toList();
        return new Coverage(
                department.division(),
                department.authority(),
                items.size(),
                items.size() - lacking(gaps, Missing.RULE),
                items.size() - lacking(gaps, Missing.GUIDE),
                items.size() - lacking(gaps, Missing.ONLINE),
                gaps);
    }

    private static int lacking(List<Gap> gaps, Missing what) {
        return (int) gaps.stream().filter(gap -> gap.missing().contains(what)).count();
    }

    private static List<Missing> missing(PolicyItem item) {
        List<Missing> missing = new ArrayList<>();
        if (Conditions.leaves(item.eligibility()).isEmpty()) {
            missing.add(Missing.RULE);
        }
        if (!ClaimGuide.of(item).tellsHow()) {
            missing.add(Missing.GUIDE);
        }
        if (item.target() != Target.ENTERPRISE || item.mode() == ClaimMode.INSTANT) {
            missing.add(Missing.ONLINE);
        }
        return missing;
    }
}
