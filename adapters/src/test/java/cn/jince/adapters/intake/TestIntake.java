package cn.jince.adapters.intake;

import cn.jince.adapters.intake.batch.PassOnToPlatform;
import cn.jince.api.enterprise.EnterpriseViews.FactsForm;
import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.Verdict;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.api.exchange.Received;
import cn.jince.edge.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A platform in memory behind what passes rows on to it: the last facts of each enterprise, and every row. */
public final class TestIntake implements Received {
    private static final int MOST_ROWS = 1000;
    public final List<FactsForm> rows = Collections.synchronizedList(new ArrayList<>());
    public final Map<String, FactsForm> dossiers = new TreeMap<>();
    public Predicate<FactsForm> refuses = _ -> false;
    public boolean away;
    /** What a push waits for. */
    public Mono<Void> pause = Mono.empty();

    public PassOnToPlatform passOn() {
        return new PassOnToPlatform(this, _ -> Mono.error(new UnsupportedOperationException()));
    }

    public Object fact(String creditCode, String attribute) {
        var value = dossiers.get(creditCode).facts().get(attribute);
        return value == null || value.isNull() ? null : value.isString() ? value.asString() : value.numberValue();
    }

    @Override
    public Mono<Verdicts> facts(Push push) {
        return pause.then(Mono.fromSupplier(() -> took(push)));
    }

    private Verdicts took(Push push) {
        if (away) {
            throw new IllegalStateException("the platform is away");
        }
        if (push.rows().size() > MOST_ROWS) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", "一次最多接收 1000 行。");
        }
        List<Verdict> refused = new ArrayList<>();
        for (int i = 0; i < push.rows().size(); i++) {
            FactsForm form = JsonMapper.shared().readValue(push.rows().get(i).toString(), FactsForm.class);
            if (refuses.test(form)) {
                refused.add(new Verdict(i, "UNKNOWN_ATTRIBUTE", "/facts", "未知属性", null));
            } else {
                rows.add(form);
                dossiers.put(form.creditCode(), form);
            }
        }
        return new Verdicts(List.copyOf(refused));
    }

    @Override
    public Mono<Verdicts> policyListings(Push push) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Verdicts> payoutReceipts(Push push) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<Verdicts> tickets(Push push) {
        throw new UnsupportedOperationException();
    }
}
