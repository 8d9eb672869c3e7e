package cn.jince.platform.claim.web;

import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.policy.PolicyItem;
import org.jspecify.annotations.Nullable;

/** The item and the enterprise of a claim in short. */
final class SummaryViews {
    private SummaryViews() {}

    static PolicyItemSummary item(PolicyItem item) {
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
                item.state().name(),
                item.award().text(),
                item.validFrom(),
                item.validTo());
    }

    static EnterpriseView enterprise(Dossier dossier) {
        Fact registered = dossier.facts().get("registered_on");
        return new EnterpriseView(
                dossier.code().value(),
                dossier.name(),
                dossier.division().value(),
                Divisions.shanxi().nameOf(dossier.division().value()),
                text(dossier, "industry_code", ""),
                text(dossier, "industry_name", ""),
                text(dossier, "entity_type", ""),
                text(dossier, "registration_status", ""),
                registered instanceof Fact.Known(FactValue.Date(var day), var _) ? day : null,
                textOrNull(dossier, "scale"));
    }

    private static String text(Dossier dossier, String key, String otherwise) {
        String text = textOrNull(dossier, key);
        return text == null ? otherwise : text;
    }

    private static @Nullable String textOrNull(Dossier dossier, String key) {
        return dossier.facts().get(key) instanceof Fact.Known(FactValue.Text(String text), var _) ? text : null;
    }
}
