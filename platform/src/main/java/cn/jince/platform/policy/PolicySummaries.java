package cn.jince.platform.policy;

import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.platform.kernel.Divisions;
import java.time.LocalDate;

/** One row of the library on the wire; matches and claims show the same. */
public final class PolicySummaries {
    private PolicySummaries() {}

    public static PolicyItemSummary of(PolicyItem item, LocalDate today) {
        boolean expired = item.state() == PolicyItem.ItemState.PUBLISHED
                && item.validTo() != null
                && item.validTo().isBefore(today);
        return new PolicyItemSummary(
                item.id(),
                item.version(),
                item.name(),
                item.level(),
                item.division().value(),
                Divisions.shanxi().nameOf(item.division().value()),
                item.type(),
                item.target().name(),
                item.authority(),
                item.mode().name(),
                expired ? "EXPIRED" : item.state().name(),
                item.award().text(),
                item.validFrom(),
                item.validTo());
    }
}
