package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An order nobody knows the end of is settled by asking, whichever way it ended. */
final class ReconciliationSuite implements Suite {

    @Override
    public Flux<Finding> check(Stand stand) {
        Optional<Capability> lookup = stand.partner();
        if (!stand.commands() || lookup.isEmpty()) {
            return Flux.just(Finding.notApplicable(
                    "reconciliation.lookup", "不明结果可由查询厘清", stand.commands() ? "该系统没有对应的查询能力" : "查询不产生效果"));
        }
        return Flux.concat(
                settled(stand, lookup.get(), stand.rig(), Play.losesReply(), "lost-reply", "已生效而答复丢失：查得到", "ANSWERED"),
                settled(
                        stand,
                        lookup.get(),
                        stand.limitedRig(),
                        Play.blackHole(),
                        "never-arrived",
                        "未送达：明确查无",
                        "ABSENT"));
    }

    private static Mono<Finding> settled(
            Stand stand, Capability lookup, Rig rig, Play play, String id, String check, String expected) {
        String key = Stand.freshKey();
        return Mono.defer(() -> {
                    stand.proxy().plays(Stand.mine(stand.capability()), play);
                    return stand.put(rig, key);
                })
                .flatMap(order -> IdempotencySuite.found(stand, stand.rig(), lookup, key)
                        .map(found -> Finding.judged(
                                "reconciliation." + id,
                                check,
                                order.word().equals("AMBIGUOUS") && found.word().equals(expected),
                                "指令 " + order.word() + "，查询 " + found.word() + "（应为 AMBIGUOUS、" + expected + "）")));
    }
}
