package cn.jince.platform.matching.web;

import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.policy.PolicyItem;
import java.time.LocalDate;

/** Items as one row. */
final class Summaries {
    private Summaries() {}

    static PolicyItemSummary of(PolicyItem item, LocalDate today) {
        boolean expired = item.state() == PolicyItem.ItemState.PUBLISHED
                && item.validTo() != null
                && today.isAfter(item.validTo());
        return new PolicyItemSummary(
                item.id(),
                item.version(),
                item.name(),
                item.level(),
                item.division().value(),
                Divisions.shanxi().nameOf(item.division().value()),
                item.type(),
                item.target().name().toLowerCase(java.util.Locale.ROOT),
                item.authority(),
                item.mode().name(),
                expired ? "EXPIRED" : item.state().name(),
                item.award().text(),
                item.validFrom(),
                item.validTo());
    }
}
