package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.SystemDescriptor.Rate;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * However much is asked, no more arrives there than they declared to bear. Nothing of this reaches the system itself.
 */
final class LoadSuite implements Suite {
    private static final int MOST = 400;

    @Override
    public Flux<Finding> check(Stand stand) {
        return Flux.concat(concurrency(stand), rate(stand));
    }

    private static Mono<Finding> concurrency(Stand stand) {
        int declared = stand.capability().concurrency();
        int offered = Math.min(3 * declared, MOST);
        Rig rig = stand.rig();
        return Mono.defer(() -> {
                    stand.proxy()
                            .plays(
                                    Stand.mine(stand.capability()),
                                    Play.together(declared, stand.proxy(), stand.answers()));
                    return Flux.range(0, offered)
                            .flatMap(_ -> stand.put(rig), offered)
                            .then();
                })
                .then(Mono.fromSupplier(() -> Finding.judged(
                        "load.concurrency",
                        "并发不超过声明值",
                        stand.proxy().peak() <= declared && stand.proxy().peak() > 0,
                        "声明 " + declared + "，同时提出 " + offered + "，同时到达至多 "
                                + stand.proxy().peak())));
    }

    private static Mono<Finding> rate(Stand stand) {
        String check = "频次不超过声明值";
        Rate rate = stand.target().system().rate();
        if (rate == null) {
            return Mono.just(Finding.notApplicable("load.rate", check, "未声明频次，由并发保护"));
        }
        return Mono.defer(() -> {
            Target target = stand.target();
            Rig rig = Rig.of(
                    target.system(),
                    stand.proxy().url(),
                    target.tempo()::answers,
                    target.environment(),
                    target.clock(),
                    true);
            int together = stand.capability().concurrency();
            int offered = Math.min(rate.burst() + 3 * together, MOST);
            long begin = System.nanoTime();
            stand.proxy().plays(Stand.mine(stand.capability()), Play.answers(stand.answers()));
            return Flux.range(0, offered)
                    .flatMap(_ -> stand.put(rig), together)
                    .then(Mono.fromSupplier(() -> within(stand, rate, offered, begin)));
        });
    }

    /** At every arrival: not more than the burst and what has been saved since the beginning. */
    private static Finding within(Stand stand, Rate rate, int offered, long begin) {
        List<Long> arrivals = stand.proxy().arrivals();
        double perNano = rate.calls() / (double) rate.per().toNanos();
        int beyond = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            double allowed = rate.burst() + perNano * (arrivals.get(i) - begin) + 1;
            beyond += i + 1 > allowed ? 1 : 0;
        }
        return Finding.judged(
                "load.rate",
                "频次不超过声明值",
                beyond == 0 && !arrivals.isEmpty(),
                "声明每 " + rate.per().toMillis() + " 毫秒 " + rate.calls() + " 次、突发 " + rate.burst() + "；提出 " + offered
                        + "，到达 " + arrivals.size() + "，超出 " + beyond);
    }
}
