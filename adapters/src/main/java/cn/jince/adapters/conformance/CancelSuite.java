package cn.jince.adapters.conformance;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Callers who leave take nothing with them: permits and connections come back. */
final class CancelSuite implements Suite {
    private static final int CALLS = 60;
    private static final int MOST_TOGETHER = 32;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Outcome LEFT = new Outcome("LEFT", java.util.Map.of());

    @Override
    public Flux<Finding> check(Stand stand) {
        return Flux.defer(() -> {
            Rig rig = stand.rig();
            // a permit comes back just after the next caller has come
            int together = Math.clamp(stand.capability().concurrency() / 2, 1, MOST_TOGETHER);
            stand.proxy().plays(Stand.mine(stand.capability()), Play.blackHole());
            return Flux.range(0, CALLS)
                    .flatMap(each -> left(stand, rig, each), together)
                    .filter(LEFT::equals)
                    .count()
                    .flatMapMany(left -> Flux.concat(connections(stand, left), permits(stand, rig)));
        });
    }

    /** Cancelled after a time that differs from call to call. */
    private static Mono<Outcome> left(Stand stand, Rig rig, int each) {
        return Mono.firstWithSignal(
                stand.put(rig), Mono.delay(Duration.ofMillis(each * 7 % 50)).thenReturn(LEFT));
    }

    private static Mono<Finding> connections(Stand stand, long left) {
        return quiet(stand)
                .map(open -> Finding.judged(
                        "cancel.connections",
                        "取消后不留未结束的交换",
                        left > 0 && open == 0,
                        "取消 " + left + " 次，仍在进行 " + open + " 个"));
    }

    private static Mono<Integer> quiet(Stand stand) {
        return Flux.interval(LOOK)
                .map(_ -> stand.proxy().inFlight())
                .take(400)
                .takeUntil(open -> open == 0)
                .last();
    }

    /** As many calls as there are permits must come together at their door again. */
    private static Mono<Finding> permits(Stand stand, Rig rig) {
        int all = stand.capability().concurrency();
        return Mono.defer(() -> {
                    stand.proxy()
                            .plays(Stand.mine(stand.capability()), Play.together(all, stand.proxy(), stand.answers()));
                    return Flux.range(0, all)
                            .flatMap(_ -> stand.put(rig), all)
                            .map(Outcome::word)
                            .collectList();
                })
                .map(words -> judged(stand, all, words));
    }

    private static Finding judged(Stand stand, int all, List<String> words) {
        long refused = words.stream().filter(each -> each.endsWith("SATURATED")).count();
        int peak = stand.proxy().peak();
        return Finding.judged(
                "cancel.permits",
                "取消后并发许可全部归还",
                peak == all && refused == 0,
                "许可 " + all + " 个，同时到达 " + peak + " 个，被拒 " + refused + " 个");
    }
}
