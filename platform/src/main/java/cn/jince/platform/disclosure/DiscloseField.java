package cn.jince.platform.disclosure;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Account;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimAccess;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives a field in clear after it is kept that it was given. */
@UseCase
public class DiscloseField {
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;
    private final Claims claims;
    private final Disclosures disclosures;
    private final PlatformClock clock;
    private final JsonMapper json;

    DiscloseField(Claims claims, Disclosures disclosures, PlatformClock clock, JsonMapper json) {
        this.claims = claims;
        this.disclosures = disclosures;
        this.clock = clock;
        this.json = json;
    }

    /** @param value in clear */
    public record Disclosed(Disclosure disclosure, JsonNode value) {}

    public Mono<Outcome<Disclosed, DisclosureRefusal>> disclose(
            Caller officer, String claimId, String field, String reason) {
        return claims.find(claimId)
                .filter(claim -> officer.covers(claim.enterprise().division()))
                .map(claim -> decide(officer, claim, Disclosure.Field.of(field), reason.strip()))
                .defaultIfEmpty(Outcome.refused(new DisclosureRefusal.NotFound()))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Disclosed, DisclosureRefusal>(Disclosed done) ->
                        disclosures.add(done.disclosure()).thenReturn(decided);
                    case Outcome.Refused<Disclosed, DisclosureRefusal> _ -> Mono.just(decided);
                });
    }

    private Outcome<Disclosed, DisclosureRefusal> decide(
            Caller officer, Claim claim, Disclosure.@Nullable Field field, String reason) {
        if (field == null) {
            return Outcome.refused(new DisclosureRefusal.NoSuchField());
        }
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            return Outcome.refused(new DisclosureRefusal.ReasonRequired());
        }
        return value(claim, field)
                .<Outcome<Disclosed, DisclosureRefusal>>map(
                        value -> Outcome.done(new Disclosed(line(officer, claim, field, reason), value)))
                .orElseGet(() -> Outcome.refused(new DisclosureRefusal.NothingThere()));
    }

    private Optional<JsonNode> value(Claim claim, Disclosure.Field field) {
        Account account = claim.form().account();
        return field == Disclosure.Field.BANK_ACCOUNT
                ? Optional.ofNullable(account).map(json::<JsonNode>valueToTree)
                : Optional.ofNullable(claim.form().answers().get(field.key()));
    }

    private Disclosure line(Caller officer, Claim claim, Disclosure.Field field, String reason) {
        return new Disclosure(
                UUID.randomUUID().toString(),
                claim.id(),
                claim.enterprise().creditCode(),
                claim.enterprise().division(),
                field,
                new Disclosure.Officer(officer.id(), officer.name(), officer.department()),
                reason,
                clock.instant());
    }

    /** Whether the caller may know who looked. */
    public Mono<Boolean> seen(Caller caller, String claimId) {
        return claims.find(claimId)
                .map(claim -> ClaimAccess.sees(caller, claim))
                .defaultIfEmpty(false);
    }
}
