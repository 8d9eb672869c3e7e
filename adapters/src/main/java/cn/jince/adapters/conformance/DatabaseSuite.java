package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.AnswerSchema;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What applies to a front database, through a wire that can freeze and break. */
final class DatabaseSuite {
    private static final Pattern ADDRESS = Pattern.compile("//([^:/?@]+):(\\d+)");
    private static final Duration SOON = Duration.ofMillis(150);
    private static final int CALLS = 24;
    private static final int ROUNDS = 40;

    static Mono<List<Finding>> check(Target target, Capability capability) {
        Matcher address = ADDRESS.matcher(target.system().baseUrl());
        if (capability.request().select() == null || !address.find()) {
            return Mono.just(List.of(Finding.notApplicable("contract.live", "真实答复经映射符合规范模式", "该能力只采集、不问答，或地址没有写明端口")));
        }
        return Mono.usingWhen(
                TcpPipe.open(address.group(1), Integer.parseInt(address.group(2))),
                pipe -> findings(new Desk(target, capability, pipe, address.replaceFirst("//127.0.0.1:" + pipe.port())))
                        .elapsed()
                        .map(each -> each.getT2().took(each.getT1()))
                        .collectList(),
                TcpPipe::close);
    }

    /** One capability behind the pipe; its own time limits hold. */
    private record Desk(Target target, Capability capability, TcpPipe pipe, String url) {

        Rig rig() {
            return Rig.of(target, url, _ -> {});
        }

        Mono<Outcome> put(Rig rig) {
            return put(rig, target.inputs().of(capability, Stand.freshKey()));
        }

        Mono<Outcome> put(Rig rig, Map<String, Object> parameters) {
            return rig.put(capability, parameters, Stand.freshKey());
        }
    }

    private static Flux<Finding> findings(Desk desk) {
        Rig rig = desk.rig();
        return Flux.concat(
                live(desk, rig),
                nobody(desk, rig),
                frozen(desk, rig),
                cut(desk, rig),
                cancelled(desk, rig),
                load(desk, rig),
                refused(desk),
                others());
    }

    private static Mono<Finding> live(Desk desk, Rig rig) {
        return desk.put(rig).map(outcome -> {
            List<String> complaints = outcome.good()
                    ? AnswerSchema.of(desk.capability())
                            .complaints(JsonMapper.shared().valueToTree(outcome.attributes()))
                    : List.of();
            boolean fits = outcome.good() && complaints.isEmpty();
            return Finding.judged(
                    "contract.live",
                    "真实答复经映射符合规范模式",
                    fits,
                    "得到 " + outcome.word() + (fits ? "，无不符项" : " " + complaints));
        });
    }

    private static Mono<Finding> nobody(Desk desk, Rig rig) {
        String check = "查无记录时明确答复没有";
        @Nullable Map<String, Object> parameters = desk.target().inputs().ofNobody(desk.capability(), Stand.freshKey());
        return parameters == null
                ? Mono.just(Finding.notApplicable("contract.absent", check, "该能力没有可查的对象"))
                : desk.put(rig, parameters)
                        .map(outcome -> Finding.expecting("contract.absent", check, "ABSENT", outcome));
    }

    private static Mono<Finding> frozen(Desk desk, Rig rig) {
        return Mono.defer(() -> {
                    desk.pipe().freeze();
                    return desk.put(rig);
                })
                .map(outcome -> unbelieved("faults.black-hole", "连接不再有数据", outcome));
    }

    /** The wire breaks while a question is under way; the next question finds a new one. */
    private static Flux<Finding> cut(Desk desk, Rig rig) {
        return Flux.concat(
                Mono.defer(() -> {
                            desk.pipe().cut();
                            desk.pipe().freeze();
                            Mono<Outcome> cut = Mono.delay(SOON)
                                    .doOnNext(_ -> desk.pipe().cut())
                                    .then(Mono.empty());
                            return Flux.merge(desk.put(rig), cut).last();
                        })
                        .map(outcome -> Finding.judged(
                                "faults.cut",
                                "查询中连接断开，不会被当作没有记录",
                                outcome.good() || !outcome.believed() && !outcome.equals(Outcome.NEVER_ENDED),
                                "得到 " + outcome.word())),
                desk.put(rig).map(outcome -> Finding.expecting("faults.afterwards", "故障之后恢复正常", "ANSWERED", outcome)));
    }

    private static Mono<Finding> cancelled(Desk desk, Rig rig) {
        int all = desk.capability().concurrency();
        return Mono.defer(() -> {
                    desk.pipe().freeze();
                    return Flux.range(0, CALLS)
                            .flatMap(
                                    each -> Mono.firstWithSignal(
                                            desk.put(rig).then(),
                                            Mono.delay(Duration.ofMillis(each * 7 % 50))
                                                    .then()),
                                    Math.max(1, all / 2))
                            .then();
                })
                .then(Mono.fromRunnable(desk.pipe()::cut))
                // a driver that blocks gives up a dead wire only by its own limits
                .thenMany(Flux.interval(SOON)
                        .onBackpressureDrop()
                        .take(ROUNDS)
                        .concatMap(_ -> together(desk, rig, all), 1)
                        .takeUntil(outcomes -> outcomes.stream().allMatch(Outcome::good)))
                .last()
                .map(outcomes -> {
                    long good = outcomes.stream().filter(Outcome::good).count();
                    return Finding.judged(
                            "cancel.permits", "取消后并发许可全部归还", good == all, "许可 " + all + " 个，同时答复 " + good + " 个");
                });
    }

    private static Mono<List<Outcome>> together(Desk desk, Rig rig, int calls) {
        return Flux.range(0, calls).flatMap(_ -> desk.put(rig), calls).collectList();
    }

    private static Mono<Finding> load(Desk desk, Rig rig) {
        int declared = desk.capability().concurrency();
        return Mono.defer(() -> {
                    desk.pipe().most();
                    return together(desk, rig, 3 * declared);
                })
                .then(Mono.fromSupplier(() -> {
                    int most = desk.pipe().most();
                    return Finding.judged(
                            "load.concurrency",
                            "连接不超过声明的并发",
                            most > 0 && most <= declared,
                            "声明 " + declared + "，连接至多 " + most);
                }));
    }

    private static Mono<Finding> refused(Desk desk) {
        return Mono.defer(() -> desk.pipe().close().then(desk.put(desk.rig())))
                .map(outcome -> unbelieved("faults.refuse", "拒绝连接", outcome));
    }

    private static Finding unbelieved(String id, String check, Outcome outcome) {
        return Finding.judged(
                id, check, !outcome.believed() && !outcome.equals(Outcome.NEVER_ENDED), "得到 " + outcome.word());
    }

    private static Flux<Finding> others() {
        return Flux.just(
                Finding.notApplicable("codes.all", "返回码", "数据库没有返回码：一行、没有、多行"),
                Finding.notApplicable("idempotency.all", "幂等", "查询不产生效果"),
                Finding.notApplicable("signature.all", "签名", "数据库以口令登录"),
                Finding.notApplicable("drift.all", "契约漂移", "字段由查询语句逐个列出，缺列即失败"),
                Finding.notApplicable("reconciliation.all", "对账", "查询不产生效果"));
    }

    private DatabaseSuite() {}
}
