package cn.jince.adapters.linkout;

import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.linkout.Destinations.Destination;
import cn.jince.adapters.linkout.LinkOuts.Told;
import cn.jince.adapters.signing.Message;
import cn.jince.adapters.signing.Nonces;
import cn.jince.adapters.signing.Verification;
import cn.jince.adapters.signing.Verifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes what a city says of a going-over: signed by the city, each event once. */
@Component
public class TakeCallback {
    private final Destinations destinations;
    private final LinkOuts linkOuts;
    private final Environment environment;
    private final Nonces nonces;
    private final Clock clock;
    private final Map<String, Verifier> verifiers = new ConcurrentHashMap<>();

    TakeCallback(Destinations destinations, LinkOuts linkOuts, Environment environment, Nonces nonces, Clock clock) {
        this.destinations = destinations;
        this.linkOuts = linkOuts;
        this.environment = environment;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** @param at when it came to that state, on their clock */
    public record Callback(String eventId, String linkOut, String state, Instant at) {}

    /** Whether the city signed it; nothing of the message is to be read before. */
    public Mono<Verification> verify(String system, Message message, Map<String, String> said) {
        return destinations
                .ofSystem(system)
                .map(destination -> verifier(destination).verify(message, said))
                .orElseGet(() -> Mono.just(new Verification.Refused(Verification.Reason.SIGNATURE_WRONG)));
    }

    private Verifier verifier(Destination destination) {
        SystemDescriptor system = destination.line().system();
        return verifiers.computeIfAbsent(
                system.system(),
                _ -> Verifier.of(
                        system,
                        Objects.requireNonNullElse(destination.page().callback(), system.signing()),
                        environment,
                        nonces,
                        clock));
    }

    public Mono<Told> take(String system, Callback callback) {
        Optional<String> state = destinations
                .ofSystem(system)
                .map(destination -> destination.page().states().get(callback.state()));
        if (state.isEmpty()) {
            return Mono.just(new Told.Refused(new LinkOutRefusal.StateUnknown(callback.state())));
        }
        UUID id;
        try {
            id = UUID.fromString(callback.linkOut());
        } catch (IllegalArgumentException e) {
            return Mono.just(new Told.Refused(new LinkOutRefusal.LinkOutUnknown(callback.linkOut())));
        }
        return linkOuts.tell(system, callback.eventId(), id, state.get(), callback.at(), clock.instant());
    }
}
