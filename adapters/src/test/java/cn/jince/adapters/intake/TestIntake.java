package cn.jince.adapters.intake;

import cn.jince.api.enterprise.EnterpriseViews.CollectionReport;
import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.enterprise.EnterpriseViews.FactsForm;
import cn.jince.api.enterprise.EnterpriseViews.RowRefusal;
import cn.jince.api.enterprise.EnterpriseViews.SourceCoverage;
import cn.jince.api.enterprise.Enterprises;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A platform in memory behind the real intake: the last facts of each enterprise, and every row that ever came. */
public final class TestIntake implements Enterprises {
    public final List<FactsForm> rows = new ArrayList<>();
    public final Map<String, FactsForm> dossiers = new TreeMap<>();
    public Predicate<FactsForm> refuses = _ -> false;
    public boolean away;

    public TakeFacts takeFacts() {
        return new TakeFacts(this);
    }

    public Object fact(String creditCode, String attribute) {
        var value = dossiers.get(creditCode).facts().get(attribute);
        return value == null || value.isNull() ? null : value.isString() ? value.asString() : value.numberValue();
    }

    @Override
    public Mono<CollectionReport> collect(Flux<FactsForm> facts) {
        return facts.collectList().map(forms -> {
            if (away) {
                throw new IllegalStateException("the platform is away");
            }
            List<RowRefusal> refusals = new ArrayList<>();
            for (int i = 0; i < forms.size(); i++) {
                FactsForm form = forms.get(i);
                if (refuses.test(form)) {
                    refusals.add(new RowRefusal(i + 1, form.creditCode(), "UNKNOWN_ATTRIBUTE", "未知属性"));
                } else {
                    rows.add(form);
                    dossiers.put(form.creditCode(), form);
                }
            }
            return new CollectionReport(
                    forms.size(), forms.size() - refusals.size(), refusals.size(), List.copyOf(refusals));
        });
    }

    @Override
    public Mono<EnterpriseView> view(String creditCode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<DossierView> dossier(String creditCode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<List<SourceCoverage>> sources() {
        throw new UnsupportedOperationException();
    }
}
