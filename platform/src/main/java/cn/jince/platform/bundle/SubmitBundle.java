package cn.jince.platform.bundle;

import cn.jince.edge.Caller;
import cn.jince.platform.bundle.Bundle.Entry;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimCases;
import cn.jince.platform.claim.ClaimForms;
import cn.jince.platform.claim.ClaimRefusal;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.FormLine;
import cn.jince.platform.claim.SaveClaim;
import cn.jince.platform.claim.SubmitClaim;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.UseCase;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Submits each claim of a bundle by itself: own number, own clock, own reviewers. One that is refused holds back no
 * other; sent again, only what is not submitted yet is tried.
 */
@UseCase
public class SubmitBundle {
    private final BundleAccess access;
    private final ClaimCases cases;
    private final SaveClaim saving;
    private final SubmitClaim submitting;

    SubmitBundle(BundleAccess access, ClaimCases cases, SaveClaim saving, SubmitClaim submitting) {
        this.access = access;
        this.cases = cases;
        this.saving = saving;
        this.submitting = submitting;
    }

    public Mono<Outcome<Bundle, BundleRefusal>> submit(
            Caller caller, String id, @Nullable Integer version, @Nullable String key, Wording wording) {
        if (key == null || key.isBlank() || key.length() > 100) {
            return Mono.just(BundleAccess.of(new ClaimRefusal.KeyRequired()));
        }
        return access.find(caller, id, version).flatMap(found -> switch (found) {
            case Outcome.Done<Bundle, BundleRefusal>(Bundle bundle) ->
                Flux.fromIterable(bundle.entries())
                        .concatMap(entry -> tried(caller, bundle, entry, key, wording))
                        .collectList()
                        .map(bundle::with)
                        .flatMap(access::save);
            case Outcome.Refused<Bundle, BundleRefusal> refused -> Mono.just(refused);
        });
    }

    private Mono<Entry> tried(Caller caller, Bundle bundle, Entry entry, String key, Wording wording) {
        String claimId = entry.claimId();
        return claimId == null
                ? Mono.just(entry)
                : cases.find(claimId)
                        .flatMap(found -> found.claim().state() == ClaimState.DRAFT
                                ? submit(caller, bundle, found, key)
                                : Mono.just(Outcome.<String, ClaimRefusal>done("")))
                        .flatMap(outcome -> settled(entry, outcome, wording));
    }

    private Mono<Outcome<String, ClaimRefusal>> submit(
            Caller caller, Bundle bundle, ClaimCases.Case found, String key) {
        Claim claim = found.claim();
        return saving.save(caller, claim.id(), claim.version(), part(bundle.form(), found))
                .flatMap(saved -> switch (saved) {
                    case Outcome.Done<Claim, ClaimRefusal>(Claim filled) ->
                        submitting.submit(
                                caller,
                                claim.id(),
                                filled.version(),
                                key + ":" + claim.id() + ":" + filled.version(),
                                submitted -> Mono.just(String.valueOf(submitted.number())));
                    case Outcome.Refused<Claim, ClaimRefusal>(ClaimRefusal refusal) ->
                        Mono.just(Outcome.refused(refusal));
                });
    }

    /** What this item asks for, of all that was typed. */
    private static Claim.Form part(Claim.Form typed, ClaimCases.Case found) {
        Set<String> asked = ClaimForms.lines(found, found.claim().form()).stream()
                .filter(FormLine::editable)
                .map(FormLine::key)
                .collect(Collectors.toSet());
        Map<String, JsonNode> answers = new HashMap<>(typed.answers());
        answers.keySet().retainAll(asked);
        return new Claim.Form(Map.copyOf(answers), typed.account());
    }

    /** A tap that came at the same time may have submitted it. */
    private Mono<Entry> settled(Entry entry, Outcome<String, ClaimRefusal> outcome, Wording wording) {
        return switch (outcome) {
            case Outcome.Done<String, ClaimRefusal> _ -> Mono.just(entry.refused(null));
            case Outcome.Refused<String, ClaimRefusal>(ClaimRefusal refusal) ->
                cases.find(String.valueOf(entry.claimId()))
                        .map(found -> found.claim().state() != ClaimState.DRAFT)
                        .map(done -> entry.refused(done ? null : wording.tell(refusal)));
        };
    }
}
