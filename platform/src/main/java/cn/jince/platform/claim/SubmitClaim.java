package cn.jince.platform.claim;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.ClaimCases.Case;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Fingerprint;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 提交: once per key, whatever the network does; what was decided on is frozen with the claim. */
@UseCase
public class SubmitClaim {
    private final ClaimCases cases;
    private final Claims claims;
    private final Submissions submissions;
    private final Relays relays;
    private final ChangeClaim changing;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final JsonMapper json;
    private final TransactionalOperator inTransaction;

    public SubmitClaim(
            ClaimCases cases,
            Claims claims,
            Submissions submissions,
            Relays relays,
            ChangeClaim changing,
            PlatformClock clock,
            WorkingCalendar calendar,
            JsonMapper json,
            TransactionalOperator inTransaction) {
        this.cases = cases;
        this.claims = claims;
        this.submissions = submissions;
        this.relays = relays;
        this.changing = changing;
        this.clock = clock;
        this.calendar = calendar;
        this.json = json;
        this.inTransaction = inTransaction;
    }

    /** @param answer makes the answer that goes out; the same one is given to every repetition */
    public Mono<Outcome<String, ClaimRefusal>> submit(
            Caller caller,
            String id,
            @Nullable Integer version,
            @Nullable String key,
            Function<Claim, Mono<String>> answer) {
        if (key == null || key.isBlank() || key.length() > 200) {
            return Mono.just(Outcome.refused(new ClaimRefusal.KeyRequired()));
        }
        String fingerprint = Fingerprint.of(id + "|" + version);
        return earlier(caller, key, fingerprint)
                .switchIfEmpty(Mono.defer(() -> cases.find(id)
                        .zipWhen(this::relay)
                        .map(found ->
                                decide(caller, found.getT1(), found.getT2().orElse(null), version))
                        .defaultIfEmpty(Outcome.refused(new ClaimRefusal.NotFound(id)))
                        .flatMap(decided -> keepDecided(decided, caller, key, fingerprint, answer))))
                .onErrorResume(
                        DuplicateKeyException.class,
                        _ -> earlier(caller, key, fingerprint)
                                .defaultIfEmpty(Outcome.refused(new ClaimRefusal.AlreadyClaimed(id))))
                .onErrorResume(
                        Claims.StaleClaim.class,
                        _ -> earlier(caller, key, fingerprint)
                                .switchIfEmpty(claims.find(id)
                                        .map(now -> Outcome.refused(new ClaimRefusal.Stale(now.version())))));
    }

    private Mono<Outcome<String, ClaimRefusal>> earlier(Caller caller, String key, String fingerprint) {
        return submissions
                .find(caller.id(), key)
                .map(first -> first.fingerprint().equals(fingerprint)
                        ? Outcome.done(first.answer())
                        : Outcome.refused(new ClaimRefusal.KeyReused()));
    }

    /** Items of a city or county go to the city's own system where it is open; the province's are ours. */
    private Mono<Optional<Claim.Relay>> relay(Case found) {
        return found.item().division().value().endsWith("0000")
                ? Mono.just(Optional.empty())
                : relays.open(found.claim().enterprise().division())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
    }

    private record Decided(Case found, ClaimEvaluation evaluation, Claim.@Nullable Relay relay, Instant now) {}

    private Outcome<Decided, ClaimRefusal> decide(
            Caller caller, Case found, Claim.@Nullable Relay relay, @Nullable Integer version) {
        Instant now = clock.instant();
        return ClaimAccess.prepares(caller, found.claim())
                .then(claim -> ClaimAccess.version(version, claim))
                .then(claim -> ClaimGraph.allows(claim.state(), ClaimVerb.SUBMIT)
                        ? Outcome.<Claim, ClaimRefusal>done(claim)
                        : Outcome.refused(new ClaimRefusal.WrongState(claim.state(), ClaimVerb.SUBMIT)))
                .then(claim -> found.item().inForceOn(PlatformClock.dayOf(now))
                        ? Outcome.<Claim, ClaimRefusal>done(claim)
                        : Outcome.refused(new ClaimRefusal.NotClaimable("该事项不在有效期内。")))
                .then(_ -> ClaimEvaluation.judge(found, now))
                .map(evaluation -> new Decided(found, evaluation, relay, now));
    }

    private Mono<Outcome<String, ClaimRefusal>> keepDecided(
            Outcome<Decided, ClaimRefusal> decided,
            Caller caller,
            String key,
            String fingerprint,
            Function<Claim, Mono<String>> answer) {
        return switch (decided) {
            case Outcome.Done<Decided, ClaimRefusal>(Decided given) ->
                submissions
                        .take(caller.id(), key, fingerprint, given.now())
                        .then(Mono.defer(() -> number(given)))
                        .map(number -> step(given, number, caller))
                        .flatMap(step -> changing.keep(step)
                                .then(freeze(step.next(), given))
                                .then(Mono.defer(() -> relays.hand(step.next())))
                                .then(Mono.defer(() -> answer.apply(step.next()))))
                        .flatMap(text ->
                                submissions.answered(caller.id(), key, text).thenReturn(text))
                        .as(inTransaction::transactional)
                        .map(Outcome::done);
            case Outcome.Refused<Decided, ClaimRefusal>(ClaimRefusal refusal) ->
                // The same tap may have been answered between the look at the key and the look at the claim.
                earlier(caller, key, fingerprint).defaultIfEmpty(Outcome.refused(refusal));
        };
    }

    private Mono<String> number(Decided given) {
        String division = given.found().claim().enterprise().division();
        int year = PlatformClock.dayOf(given.now()).getYear();
        return claims.nextNumber(division, year).map(n -> "JC%s-%d-%06d".formatted(division, year, n));
    }

    private Claim.Step step(Decided given, String number, Caller caller) {
        Claim claim = given.found().claim();
        LocalDate today = PlatformClock.dayOf(given.now());
        WorkingCalendar.Counted due =
                calendar.plus(today, new WorkingDays(claim.item().limitDays()));
        Claim.Dates dates = new Claim.Dates(claim.dates().startedAt(), given.now(), due.day(), due.provisional(), null);
        Fen estimate =
                AwardEstimates.of(given.found().item(), given.evaluation().facts());
        Fen cap = AwardLimits.cap(given.found().item().award());
        return claim.submit(
                        number,
                        dates,
                        estimate == null ? null : estimate.value(),
                        cap == null ? null : cap.value(),
                        given.relay(),
                        ClaimAccess.actor(caller),
                        given.now())
                .orElseThrow(refusal -> new IllegalStateException("submission was decided before: " + refusal));
    }

    private Mono<Void> freeze(Claim claim, Decided given) {
        return claims.freeze(
                claim.id(),
                claim.version(),
                claim.item().version(),
                json.writeValueAsString(given.evaluation().lines()),
                json.writeValueAsString(given.evaluation().frozen()),
                given.now());
    }
}
