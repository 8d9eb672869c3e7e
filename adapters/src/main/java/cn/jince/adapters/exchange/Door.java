package cn.jince.adapters.exchange;

import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Quotas;
import cn.jince.adapters.sender.Sender;
import cn.jince.adapters.sender.Senders;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who comes in: token, registration, signature, quota, in that order. */
@Component
class Door {
    private static final String SANDBOX_SECRET = "jince.exchange.sandbox-secret";
    private final Senders senders;
    private final Signatures signatures;
    private final Quotas quotas;

    Door(Senders senders, Signatures signatures, Quotas quotas) {
        this.senders = senders;
        this.signatures = signatures;
        this.quotas = quotas;
    }

    /** A sender that may come in. */
    record Visit(Sender sender, Seal seal) {}

    Mono<Visit> enter(ServerWebExchange exchange) {
        return caller().map(caller -> registered(caller, senders.find(caller.id()), senders.findSandbox(caller.id()))
                        .orElseThrow(() -> forbidden("SANDBOX_ONLY", "沙箱凭据只能访问/open/sandbox下的接口。")))
                .flatMap(sender -> admit(
                        sender,
                        sender.signing() == null ? null : sender.signing().secret(),
                        exchange));
    }

    Mono<Visit> enterSandbox(ServerWebExchange exchange) {
        return caller().map(caller -> registered(caller, senders.findSandbox(caller.id()), senders.find(caller.id()))
                        .orElseThrow(() -> forbidden("SANDBOX_CREDENTIALS_REQUIRED", "访问沙箱请使用沙箱凭据。"))
                        .inSandbox())
                .flatMap(sender -> admit(sender, SANDBOX_SECRET, exchange));
    }

    /** The sender may push such rows at all. */
    static Sender pushing(Sender sender, Kind kind) {
        if (!sender.kinds().contains(kind)) {
            throw forbidden("KIND_NOT_REGISTERED", "贵系统没有登记推送此类数据：" + kind.word());
        }
        return sender;
    }

    private static Mono<Caller> caller() {
        return Caller.current().map(caller -> {
            if (caller.kind() == Caller.Kind.ANONYMOUS) {
                throw Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先取得访问令牌。");
            }
            if (!caller.has(Role.LEGACY)) {
                throw forbidden(ProblemCode.FORBIDDEN, "只有接入系统可以推送数据。");
            }
            return caller;
        });
    }

    /** Empty for who is registered on the other side only. */
    private static Optional<Sender> registered(Caller caller, Optional<Sender> here, Optional<Sender> there) {
        if (here.isEmpty() && there.isEmpty()) {
            throw forbidden("NOT_REGISTERED", "系统" + caller.id() + "没有登记开放接口，请联系平台运维。");
        }
        return here;
    }

    private Mono<Visit> admit(Sender sender, @Nullable String secret, ServerWebExchange exchange) {
        Sender.Signing signing = sender.signing();
        Mono<Seal> seal = signing == null
                ? Mono.just(Seal.none())
                : signatures.check(sender, signing, secret, exchange.getRequest());
        return seal.flatMap(kept -> quotas.call(sender).map(call -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            Sender.Quota quota = sender.quota();
            headers.set(
                    "RateLimit-Policy",
                    "\"minute\";q=%d;w=60, \"day\";q=%d;w=86400"
                            .formatted(quota.callsPerMinute(), quota.callsPerDay()));
            return switch (call) {
                case Quotas.Call.Granted(long minute, long day) -> {
                    headers.set("RateLimit", "\"minute\";r=%d;t=60, \"day\";r=%d".formatted(minute, day));
                    yield new Visit(sender, kept);
                }
                case Quotas.Call.Exhausted(String policy, var wait) -> {
                    headers.set("RateLimit", "\"%s\";r=0;t=%d".formatted(policy, wait.toSeconds() + 1));
                    throw Quotas.tooMany(wait);
                }
            };
        }));
    }

    private static Problem forbidden(String code, String detail) {
        return Problem.of(HttpStatus.FORBIDDEN, code, detail);
    }
}
