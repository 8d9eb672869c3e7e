package cn.jince.platform.enterprise.web;

import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.enterprise.EnterpriseViews.FactMark;
import cn.jince.api.enterprise.EnterpriseViews.FactUseView;
import cn.jince.api.enterprise.EnterpriseViews.FactView;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.FactLines;
import cn.jince.platform.enterprise.FactUse;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Industries;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dossiers in the words of the wire. */
@Component
class DossierViews {
    private final Industries industries = new Industries();

    EnterpriseView enterprise(Dossier dossier) {
        String industry = text(dossier, "industry_code");
        String scale = text(dossier, "scale");
        return new EnterpriseView(
                dossier.code().value(),
                dossier.name(),
                dossier.division().value(),
                Divisions.shanxi().nameOf(dossier.division().value()),
                industry,
                industries.name(industry),
                text(dossier, "entity_type"),
                text(dossier, "registration_status"),
                date(dossier, "registered_on"),
                scale.isEmpty() ? null : scale);
    }

    DossierView dossier(Dossier dossier, List<FactMark> marks) {
        List<Attribute> profile = Attributes.standard().all().stream()
                .filter(attribute -> attribute.origin() != Attribute.Origin.DECLARED)
                .toList();
        List<FactView> lines = profile.stream()
                .map(attribute -> FactLines.of(attribute, dossier))
                .toList();
        long settled =
                lines.stream().filter(line -> !line.status().equals("UNKNOWN")).count();
        int completeness = profile.isEmpty() ? 0 : (int) (settled * 100 / profile.size());
        return new DossierView(enterprise(dossier), lines, completeness, marks);
    }

    static FactUseView use(FactUse.Line line) {
        FactUse use = line.use();
        return new FactUseView(
                use.kind().name(),
                use.reference(),
                use.user().name(),
                use.user().division(),
                use.user().department(),
                use.purpose(),
                use.attributes().stream()
                        .map(key -> Attributes.standard()
                                .find(key)
                                .map(Attribute::name)
                                .orElse(key))
                        .toList(),
                line.firstAt(),
                use.at(),
                line.times());
    }

    private static String text(Dossier dossier, String key) {
        return dossier.facts().get(key) instanceof Fact.Known(FactValue.Text(String text), var _) ? text : "";
    }

    private static @Nullable LocalDate date(Dossier dossier, String key) {
        return dossier.facts().get(key) instanceof Fact.Known(FactValue.Date(LocalDate date), var _) ? date : null;
    }
}
