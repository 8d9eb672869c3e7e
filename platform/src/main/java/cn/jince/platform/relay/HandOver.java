package cn.jince.platform.relay;

import cn.jince.api.adapters.Commands;
import cn.jince.platform.claim.Attachment;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.claim.Relays;
import cn.jince.platform.kernel.PlatformClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knows, for a few seconds at a time, which systems take claims, and hands them over. Where adapters do not answer, a
 * claim stays here.
 */
@Component
class HandOver implements Relays {
    static final String CAPABILITY = "city.claim-relay";
    private static final Logger log = LoggerFactory.getLogger(HandOver.class);
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private final Commands adapters;
    private final HandedClaims handed;
    private final Claims claims;
    private final PlatformClock clock;
    private final JsonMapper json;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(Optional<Claim.Relay> relay, Instant until) {}

    HandOver(Commands adapters, HandedClaims handed, Claims claims, PlatformClock clock, JsonMapper json) {
        this.adapters = adapters;
        this.handed = handed;
        this.claims = claims;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public Mono<Claim.Relay> open(String division) {
        Kept known = kept.get(division);
        if (known != null && known.until().isAfter(clock.instant())) {
            return Mono.justOrEmpty(known.relay());
        }
        return adapters.opening(CAPABILITY, division)
                .timeout(PATIENCE)
                .map(opening -> opening.known() && opening.open()
                        ? Optional.of(new Claim.Relay(opening.system(), opening.systemName()))
                        : Optional.<Claim.Relay>empty())
                .doOnNext(relay ->
                        kept.put(division, new Kept(relay, clock.instant().plus(KEPT))))
                .onErrorResume(Exception.class, failure -> {
                    log.warn(
                            "cannot tell whether claims of {} are relayed, they stay here: {}",
                            division,
                            failure.toString());
                    return Mono.just(Optional.empty());
                })
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Void> hand(Claim claim) {
        Claim.Relay relay = claim.relay();
        if (relay == null) {
            return Mono.empty();
        }
        return Mono.zip(
                        handed.rounds(claim.id()),
                        claims.attachments(claim.id()).collectList())
                .flatMap(known -> handed.queue(handed(claim, relay, known.getT1() + 1, known.getT2())));
    }

    private Handed handed(Claim claim, Claim.Relay relay, int round, List<Attachment> attachments) {
        String number = Objects.requireNonNull(claim.number());
        return new Handed(
                "relay-" + claim.id() + "-" + round,
                claim.id(),
                round,
                number,
                claim.enterprise().division(),
                relay.system(),
                Handed.State.QUEUED,
                json.writeValueAsString(body(claim, number, round, attachments)),
                0,
                0,
                null);
    }

    private static Map<String, Object> body(Claim claim, String number, int round, List<Attachment> attachments) {
        Map<String, Object> body = new TreeMap<>(Map.of(
                "claimNumber", number,
                "round", round,
                "creditCode", claim.enterprise().creditCode(),
                "enterpriseName", claim.enterprise().name(),
                "divisionCode", claim.enterprise().division(),
                "itemId", claim.item().id(),
                "itemName", claim.item().name(),
                "answers", claim.form().answers(),
                "materials",
                        attachments.stream()
                                .map(each -> Map.of(
                                        "name", each.material(),
                                        "fileName", each.fileName(),
                                        "bytes", each.bytes(),
                                        "sha256", each.sha256()))
                                .toList()));
        if (claim.form().account() != null) {
            body.put("account", claim.form().account());
        }
        return body;
    }
}
