package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The same key many times at once has one effect at their side, as their lookup shows it. */
final class IdempotencySuite implements Suite {
    private static final int TIMES = 8;

    @Override
    public Flux<Finding> check(Stand stand) {
        String check = "同一指令号并发 " + TIMES + " 次只生效一次";
        Optional<Capability> lookup = stand.partner();
        if (!stand.commands() || lookup.isEmpty()) {
            return Flux.just(Finding.notApplicable(
                    "idempotency.parallel", check, stand.commands() ? "该系统没有对应的查询能力" : "查询不产生效果"));
        }
        Rig rig = stand.rig();
        String key = Stand.freshKey();
        return Flux.from(Mono.defer(() -> {
                    stand.forwards();
                    return Flux.range(0, TIMES)
                            .flatMap(
                                    _ -> stand.put(rig, key),
                                    Math.min(TIMES, stand.capability().concurrency()))
                            .collectList();
                })
                .flatMap(
                        orders -> found(stand, rig, lookup.get(), key).map(outcome -> judged(check, orders, outcome))));
    }

    static Mono<Outcome> found(Stand stand, Rig rig, Capability lookup, String key) {
        return Mono.defer(() -> {
            stand.proxy().forwards(_ -> true);
            return rig.put(lookup, stand.target().inputs().of(lookup, key), key);
        });
    }

    private static Finding judged(String check, List<Outcome> orders, Outcome found) {
        Set<String> receipts = receipts(orders);
        Set<String> theirs = receipts(List.of(found));
        long taken = orders.stream().filter(Outcome::good).count();
        boolean once = taken > 0
                && orders.stream().noneMatch(each -> each.word().equals("REJECTED"))
                && receipts.size() == 1
                && found.good()
                && receipts.equals(theirs);
        return Finding.judged(
                "idempotency.parallel",
                check,
                once,
                "受理 " + taken + " 次，回执 " + receipts.size() + " 种，查询得到 " + found.word()
                        + (receipts.equals(theirs) ? "，回执一致" : "，回执不一致"));
    }

    static Set<String> receipts(Collection<Outcome> outcomes) {
        return outcomes.stream()
                .map(IdempotencySuite::receipt)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static @Nullable String receipt(Outcome outcome) {
        var receipt = outcome.attributes().get("receipt");
        return receipt == null ? null : receipt.asString();
    }
}
