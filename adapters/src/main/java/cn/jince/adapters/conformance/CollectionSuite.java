package cn.jince.adapters.conformance;

import cn.jince.adapters.collection.Source;
import cn.jince.adapters.collection.Trial;
import cn.jince.adapters.descriptor.Altered;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Protocol;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What applies to a system that is only collected: a file drop or a queue. The real one is read through a wire that can
 * break, and nothing there is taken away; what may be wrong with a delivery is tried on a copy of the real one.
 */
final class CollectionSuite {
    private static final Duration SOON = Duration.ofMillis(120);
    private static final int CANCELS = 6;
    private static final int ROUNDS = 40;

    static Mono<List<Finding>> check(Target target, Capability capability) {
        URI address = URI.create(target.system().baseUrl());
        if (address.getScheme().equals("ftp") && !address.getHost().matches("localhost|127\\..*")) {
            return Mono.just(List.of(Finding.notApplicable("contract.live", "检测范围", "FTP 的数据连接无法经检测代理，请在对方主机上检测")));
        }
        return Mono.usingWhen(
                TcpPipe.open(address.getHost(), port(address)),
                pipe -> findings(new Stall(target, capability, pipe))
                        .elapsed()
                        .map(each -> each.getT2().took(each.getT1()))
                        .collectList(),
                TcpPipe::close);
    }

    private static int port(URI address) {
        return address.getPort() > 0
                ? address.getPort()
                : Map.of("sftp", 22, "ftp", 21, "amqps", 5671).getOrDefault(address.getScheme(), 5672);
    }

    /** One capability behind the pipe; its own time limits hold. */
    record Stall(Target target, Capability capability, TcpPipe pipe) {

        SystemDescriptor system() {
            URI there = URI.create(target.system().baseUrl());
            String path = there.getRawPath() == null ? "" : there.getRawPath();
            return Altered.of(
                    target.system(),
                    tree -> tree.put("base-url", there.getScheme() + "://127.0.0.1:" + pipe.port() + path));
        }

        Delivery delivery() {
            return delivery(target.environment());
        }

        Delivery delivery(Environment environment) {
            return target.system().protocol() == Protocol.MESSAGE_QUEUE
                    ? new QueueDelivery(system(), capability, environment)
                    : new FileDelivery(system(), capability, environment);
        }

        /** What is read there, with nothing taken. */
        Mono<Trial> look() {
            return look(delivery().real());
        }

        Mono<Trial> look(Source source) {
            return Trial.run(capability, source, target.clock().instant(), false, longest());
        }

        Duration longest() {
            return capability.timeouts().total().multipliedBy(2).plusSeconds(10);
        }
    }

    private static Flux<Finding> findings(Stall stall) {
        return stall.look().flatMapMany(usual -> {
            Finding live = Finding.judged(
                    "contract.live",
                    "真实交付经映射符合规范模式",
                    usual.failure() == null
                            && !usual.rows().isEmpty()
                            && usual.refused().isEmpty(),
                    usual.rows().size() + " 行可采信，" + usual.refused().size() + " 行不可采信"
                            + (usual.failure() == null ? "" : "；" + usual.failure()));
            if (usual.rows().isEmpty()) {
                return Flux.just(
                        live,
                        Finding.notApplicable("faults.all", "全部", "没有取得正常交付，未检测"),
                        Finding.notApplicable("cancel.all", "全部", "没有取得正常交付，未检测"));
            }
            return Flux.concat(
                    Mono.just(live),
                    again(stall, usual),
                    wire(stall, usual),
                    cancelled(stall),
                    load(stall),
                    stranger(stall),
                    stall.delivery().contents(stall, usual),
                    refused(stall, usual),
                    others());
        });
    }

    private static Mono<Finding> again(Stall stall, Trial usual) {
        return settled(stall, usual)
                .map(second -> Finding.judged(
                        "contract.replay",
                        "再读一次，逐行相同（检测不取走任何数据）",
                        same(second, usual),
                        second.rows().size() + " 行，" + (same(second, usual) ? "逐行相同" : "不相同")));
    }

    /** A broker gives back at its own pace what a lost connection held. */
    private static Mono<Trial> settled(Stall stall, Trial usual) {
        return Mono.defer(stall::look)
                .filter(trial -> same(trial, usual))
                .repeatWhenEmpty(ROUNDS, again -> again.delayElements(SOON))
                .onErrorResume(IllegalStateException.class, _ -> stall.look());
    }

    /** Each harm in turn, then whole again. */
    private static Flux<Finding> wire(Stall stall, Trial usual) {
        return Flux.concat(
                harmed(stall, usual, "black-hole", "连接不再有数据", TcpPipe.Harm.FROZEN),
                harmed(stall, usual, "drip", "数据逐字节滴出", TcpPipe.Harm.DRIPPING),
                harmed(stall, usual, "garbage", "数据不是约定的协议", TcpPipe.Harm.GARBLED),
                harmed(stall, usual, "cut", "读取中连接断开", TcpPipe.Harm.BREAKING),
                settled(stall, usual)
                        .map(after -> Finding.judged(
                                "faults.afterwards",
                                "故障之后完整恢复，不缺不重",
                                same(after, usual),
                                after.rows().size() + " 行" + (after.failure() == null ? "" : "；" + after.failure()))));
    }

    private static Mono<Finding> harmed(Stall stall, Trial usual, String id, String check, TcpPipe.Harm harm) {
        return Mono.defer(() -> {
                    stall.pipe().harm(harm);
                    return stall.look();
                })
                .map(trial -> {
                    // before the next check begins
                    stall.pipe().cut();
                    return broken("faults." + id, check, usual, trial);
                });
    }

    private static Mono<Finding> refused(Stall stall, Trial usual) {
        return Mono.defer(() -> {
                    Source source = stall.delivery().real();
                    return stall.pipe().close().then(stall.look(source));
                })
                .map(trial -> broken("faults.refuse", "拒绝连接", usual, trial));
    }

    /** It ends by itself, says that it failed, and believed nothing that is not true. */
    private static Finding broken(String id, String check, Trial usual, Trial trial) {
        return Finding.judged(
                id,
                check + "：按时结束，不采信残缺数据",
                trial.failure() != null && trial.ended() && usual.rows().containsAll(trial.rows()),
                trial.failure() == null ? "未发现故障" : trial.failure());
    }

    private static Mono<Finding> cancelled(Stall stall) {
        return Flux.range(0, CANCELS)
                .concatMap(i -> stall.look().then().timeout(Duration.ofMillis(10L + i * 60), Mono.empty()))
                .thenMany(Flux.interval(SOON)
                        .onBackpressureDrop()
                        .map(_ -> stall.pipe().open())
                        .take(200)
                        .takeUntil(open -> open == 0))
                .last()
                .map(open -> Finding.judged("cancel.connections", "中途取消后不留连接", open == 0, "仍有 " + open + " 个"));
    }

    private static Mono<Finding> load(Stall stall) {
        return stall.delivery().mostWires().flatMap(most -> {
            int before = stall.pipe().all();
            return stall.look().map(_ -> {
                int wires = stall.pipe().all() - before;
                return Finding.judged(
                        "load.connections", "一次读取的连接数有限", wires > 0 && wires <= most, "至多 " + most + "，实为 " + wires);
            });
        });
    }

    /** A wrong password is told from an empty delivery. */
    private static Mono<Finding> stranger(Stall stall) {
        StandardEnvironment wrong = new StandardEnvironment();
        wrong.getPropertySources()
                .addFirst(new MapPropertySource(
                        "wrong", Map.of(stall.target().system().signing().secret(), "not the password")));
        return stall.look(stall.delivery(wrong).real())
                .map(trial -> Finding.judged(
                        "signature.password",
                        "口令错误时明确拒绝，不当作没有数据",
                        trial.failure() != null && trial.ended() && trial.rows().isEmpty(),
                        String.valueOf(trial.failure())));
    }

    static boolean same(Trial one, Trial other) {
        return one.failure() == null
                && one.rows().stream()
                        .sorted()
                        .toList()
                        .equals(other.rows().stream().sorted().toList());
    }

    private static Flux<Finding> others() {
        return Flux.just(
                Finding.notApplicable("codes.all", "返回码", "交付没有返回码"),
                Finding.notApplicable("reconciliation.all", "对账", "由采集台账逐批核对：收到 = 采信 + 隔离"));
    }

    private CollectionSuite() {}
}
