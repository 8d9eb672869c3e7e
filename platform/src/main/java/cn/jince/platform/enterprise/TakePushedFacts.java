package cn.jince.platform.enterprise;

import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.Verdict;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.Outcome.Done;
import cn.jince.platform.kernel.Outcome.Refused;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Takes facts a legacy system pushed, as far as they are about enterprises of its divisions. */
@UseCase
public class TakePushedFacts {
    private final RowCheck check;
    private final CollectFacts collect;
    private final FactStore store;
    private final PlatformClock clock;

    TakePushedFacts(RowCheck check, CollectFacts collect, FactStore store, PlatformClock clock) {
        this.check = check;
        this.collect = collect;
        this.store = store;
        this.clock = clock;
    }

    /** In one transaction; a verdict for every row that was not taken. */
    public Mono<Verdicts> take(Push push) {
        LocalDate today = clock.today();
        List<DivisionCode> own =
                push.divisions().stream().map(DivisionCode::new).toList();
        List<Outcome<CollectedFacts, RowCheck.Defect>> checked =
                push.rows().stream().map(row -> check.check(row, today)).toList();
        return registered(checked, own)
                .map(registered -> checked.stream()
                        .map(one -> one.then(row -> inside(row, own, registered)))
                        .toList())
                .flatMap(decided -> collect.keep(decided).thenReturn(verdicts(decided)));
    }

    private Mono<Map<CreditCode, DivisionCode>> registered(
            List<Outcome<CollectedFacts, RowCheck.Defect>> checked, List<DivisionCode> own) {
        List<CreditCode> codes = new ArrayList<>();
        for (Outcome<CollectedFacts, RowCheck.Defect> one : checked) {
            if (one instanceof Done<CollectedFacts, RowCheck.Defect>(CollectedFacts row)) {
                codes.add(row.code());
            }
        }
        boolean everywhere = own.stream().anyMatch(division -> division.level() == DivisionCode.Level.PROVINCE);
        return everywhere || codes.isEmpty() ? Mono.just(Map.of()) : store.divisions(codes);
    }

    /** Registered with us decides; for who is new, the division in the credit code does. */
    private static Outcome<CollectedFacts, RowCheck.Defect> inside(
            CollectedFacts row, List<DivisionCode> own, Map<CreditCode, DivisionCode> registered) {
        String code = row.code().value();
        DivisionCode at = registered.getOrDefault(row.code(), inCode(code));
        @Nullable JsonNode region = row.facts().get("region_code");
        DivisionCode said = region == null || region.isNull() ? at : new DivisionCode(region.stringValue());
        boolean everywhere = own.stream().anyMatch(division -> division.level() == DivisionCode.Level.PROVINCE);
        boolean holds = everywhere
                || own.stream().anyMatch(division -> division.covers(at))
                        && own.stream().anyMatch(division -> division.covers(said));
        return holds
                ? Outcome.done(row)
                : Outcome.refused(
                        new RowCheck.Defect(code, "FOREIGN_DIVISION", "该企业不在贵系统登记的行政区划内：" + at.value(), "/creditCode"));
    }

    private static DivisionCode inCode(String creditCode) {
        String digits = creditCode.substring(2, 8);
        return new DivisionCode(digits.matches("\\d{6}") ? digits : "000000");
    }

    private static Verdicts verdicts(List<Outcome<CollectedFacts, RowCheck.Defect>> decided) {
        List<Verdict> refused = new ArrayList<>();
        for (int i = 0; i < decided.size(); i++) {
            if (decided.get(i) instanceof Refused<CollectedFacts, RowCheck.Defect>(RowCheck.Defect defect)) {
                refused.add(new Verdict(i, defect.code(), defect.pointer(), defect.detail(), null));
            }
        }
        return new Verdicts(refused);
    }
}
