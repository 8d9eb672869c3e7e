package cn.jince.platform.policy;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 本地版本: a city's or county's own text of an item of a level above. Where it applies it stands in the place of the
 * generic item; where it is not in force the generic one is back.
 */
public final class Variants {
    static final String MEMBER = "variant_of";

    private Variants() {}

    /** The generic item; null where the item is nobody's variant. */
    public static @Nullable String genericOf(PolicyItem item) {
        return item.published().get(MEMBER) instanceof String id && !id.isBlank() ? id : null;
    }

    /** Whether one is the other's local text: named so, and of a division below. */
    public static boolean isVariant(PolicyItem local, PolicyItem generic) {
        return generic.id().equals(genericOf(local))
                && generic.division().covers(local.division())
                && !generic.division().equals(local.division());
    }

    /** Of items in force those that apply there: without the generic ones a local text of which applies. */
    public static List<PolicyItem> applying(List<PolicyItem> inForce, DivisionCode there) {
        Set<String> hidden = new HashSet<>();
        for (PolicyItem local : inForce) {
            @Nullable String generic = genericOf(local);
            if (generic != null && reaches(local, there)) {
                inForce.stream()
                        .filter(item -> item.id().equals(generic) && isVariant(local, item))
                        .forEach(item -> hidden.add(item.id()));
            }
        }
        return hidden.isEmpty()
                ? inForce
                : inForce.stream().filter(item -> !hidden.contains(item.id())).toList();
    }

    private static boolean reaches(PolicyItem item, DivisionCode there) {
        return Divisions.shanxi().prefixesOf(item.division()).stream().anyMatch(there.value()::startsWith);
    }
}
