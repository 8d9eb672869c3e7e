package cn.jince.adapters.exchangeplatform;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.Connector;
import cn.jince.adapters.call.Outgoing;
import cn.jince.adapters.call.Step;
import cn.jince.adapters.call.Transport;
import cn.jince.adapters.call.WireAnswer;
import cn.jince.adapters.descriptor.CallBudget;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Meaning;
import cn.jince.adapters.descriptor.SystemDescriptor.Request;
import cn.jince.adapters.rest.SignedRest;
import cn.jince.adapters.signing.Signer;
import cn.jince.api.reply.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;

/**
 * A service of the exchange platform. Each service has a key of its own, which the platform hands out for a time,
 * encrypted; calls are signed with it. The platform wraps the answer of the department behind it in an answer of its
 * own: the outer code table is the platform's, the inner one the capability's.
 */
public final class ExchangePlatform implements Connector {
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private final SystemDescriptor.ExchangePlatform settings;
    private final SignedRest wire;
    private final Signer signer;
    private final byte[] opens;
    private final Transport transport;
    private final ServiceKeys keys;
    private final Clock clock;

    public ExchangePlatform(SystemDescriptor system, Environment environment, Transport transport, Clock clock) {
        this.settings = Objects.requireNonNull(system.exchangePlatform());
        this.signer = Signer.of(system, environment, clock);
        this.wire = new SignedRest(system, signer);
        this.opens = HexFormat.of().parseHex(environment.getRequiredProperty(settings.opensWith()));
        this.transport = transport;
        this.keys = new ServiceKeys(clock);
        this.clock = clock;
    }

    @Override
    public Mono<Map<String, Object>> attempt(Outgoing call) {
        String service = Objects.requireNonNull(call.capability().request().service());
        return key(call, service)
                .flatMap(key -> ask(call, key)
                        .flatMap(answer -> expired(answer) ? again(call, service, key) : Mono.just(answer)))
                .map(this::payload);
    }

    /** They turned the key away at the door: nothing was done, so the same may be sent once more with another. */
    private Mono<Map<String, Object>> again(Outgoing call, String service, ServiceKey old) {
        keys.forget(service, old);
        return key(call, service).flatMap(key -> ask(call, key));
    }

    private Mono<Map<String, Object>> ask(Outgoing call, ServiceKey key) {
        return Mono.fromSupplier(() -> {
                    call.at(Step.SIGN);
                    return wire.put(
                            call.capability().request(), call.parameters(), call.key(), signer.with(key.bytes()));
                })
                .flatMap(request -> {
                    call.at(Step.TRANSPORT);
                    return transport.send(call.line(), request);
                })
                .map(answer -> {
                    call.at(Step.DECODE);
                    return read(answer);
                });
    }

    private Mono<ServiceKey> key(Outgoing call, String service) {
        return keys.of(
                service,
                () -> transport
                        .fetch(
                                call.line(),
                                wire.put(keyRequest(call.capability().request()), Map.of(), null, signer))
                        .map(this::read)
                        .map(this::payload)
                        .map(this::opened)
                        .timeout(CallBudget.attempt(call.capability())));
    }

    private Request keyRequest(Request data) {
        return new Request(
                "GET",
                settings.keyPath(),
                null,
                null,
                Map.of(),
                data.headers(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private ServiceKey opened(Map<String, Object> said) {
        if (said.get(settings.key()) instanceof String sealed && said.get(settings.seconds()) instanceof Number life) {
            Duration left = Duration.ofSeconds(life.longValue()).minus(MARGIN);
            return new ServiceKey(
                    SealedKey.open(sealed, settings.sealing(), opens),
                    clock.instant().plus(left));
        }
        throw CallFailed.badAnswer("no service key");
    }

    private Map<String, Object> read(WireAnswer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw CallFailed.badStatus(answer.status());
        }
        return wire.read(answer);
    }

    private boolean expired(Map<String, Object> answer) {
        return settings.expired().equals(String.valueOf(answer.get(settings.code())));
    }

    /** What stands inside the platform's own answer. */
    private Map<String, Object> payload(Map<String, Object> answer) {
        @Nullable Meaning meaning = settings.codes().get(String.valueOf(answer.get(settings.code())));
        if (meaning == null) {
            throw CallFailed.badAnswer("a result code of the platform outside the contract");
        }
        return switch (meaning) {
            case OK -> inside(answer.get(settings.payload()));
            case FORBIDDEN -> throw CallFailed.because(Reply.Reason.FORBIDDEN, "the platform does not let us");
            case OFF_HOURS -> throw CallFailed.because(Reply.Reason.OFF_HOURS, "the platform is closed");
            case SATURATED -> throw CallFailed.because(Reply.Reason.SATURATED, "the platform has too much to do");
            case ABSENT, REJECTED, BAD_ANSWER -> throw CallFailed.badAnswer("the platform could not");
        };
    }

    private static Map<String, Object> inside(@Nullable Object payload) {
        return switch (payload) {
            case Map<?, ?> map -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                map.forEach((name, value) -> tree.put(String.valueOf(name), value));
                yield tree;
            }
            case String text -> SignedRest.tree(text);
            case null, default -> throw CallFailed.badAnswer("nothing inside the platform's answer");
        };
    }
}
