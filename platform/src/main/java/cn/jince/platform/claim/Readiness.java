package cn.jince.platform.claim;

import cn.jince.platform.claim.ClaimCases.Case;
import cn.jince.platform.kernel.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What stands in the way of a decision for the enterprise: files nobody could look into, materials that were to come
 * later, and data that changed since the claim was submitted.
 */
@Component
public class Readiness {
    private final ClaimCases cases;
    private final Claims claims;

    public Readiness(ClaimCases cases, Claims claims) {
        this.cases = cases;
        this.claims = claims;
    }

    /** @param was as frozen with the claim; @param is as sources say now */
    public record Change(String key, String label, String was, String is) {}

    /** Inside the transaction of a decision, before anything is written. */
    public Mono<Outcome<Claim.Step, ClaimRefusal>> accepted(Claim.Step step) {
        return claims.attachments(step.next().id())
                .filter(attachment -> !attachment.sound())
                .map(Attachment::material)
                .collectList()
                .map(unsound -> unsound.isEmpty()
                        ? Outcome.done(step)
                        : Outcome.refused(new ClaimRefusal.MaterialsUnscanned(unsound)));
    }

    /** The last approval: nothing is owed any more, and changed data is not passed over in silence. */
    public Mono<Outcome<Claim.Step, ClaimRefusal>> approved(Claim.Step step, String reason) {
        return accepted(step).flatMap(sound -> switch (sound) {
            case Outcome.Refused<Claim.Step, ClaimRefusal> refused -> Mono.just(refused);
            case Outcome.Done<Claim.Step, ClaimRefusal> _ ->
                cases.of(step.next())
                        .zipWhen(this::changes)
                        .map(both -> judge(step, both.getT1(), both.getT2(), reason));
        });
    }

    private static Outcome<Claim.Step, ClaimRefusal> judge(
            Claim.Step step, Case found, List<Change> changes, String reason) {
        Set<String> attached =
                found.attachments().stream().map(Attachment::material).collect(Collectors.toSet());
        List<String> owed = found.promises().stream()
                .filter(promise -> promise.kind() == MaterialPromise.Kind.LATER)
                .map(MaterialPromise::material)
                .filter(material -> !attached.contains(material))
                .toList();
        if (!owed.isEmpty()) {
            return Outcome.refused(new ClaimRefusal.MaterialsOwed(owed));
        }
        return changes.isEmpty() || !reason.isBlank()
                ? Outcome.done(step)
                : Outcome.refused(new ClaimRefusal.DataChanged(
                        changes.stream().map(Change::label).toList()));
    }

    /** What sources say otherwise now than when the claim was frozen; nothing for a claim that was not. */
    public Mono<List<Change>> changes(Case found) {
        return claims.snapshot(found.claim().id())
                .map(frozen -> changes(found, frozen))
                .defaultIfEmpty(List.of());
    }

    private static List<Change> changes(Case found, List<FormLine> frozen) {
        List<Change> changes = new ArrayList<>();
        List<FormLine> now = ClaimForms.lines(found, found.claim().form());
        for (FormLine then : frozen) {
            now.stream()
                    .filter(line -> line.key().equals(then.key()) && fromSource(line, then))
                    .filter(line -> !shown(line).equals(shown(then)))
                    .forEach(line -> changes.add(new Change(line.key(), line.label(), shown(then), shown(line))));
        }
        return List.copyOf(changes);
    }

    /** A source that fell silent changed nothing; one that speaks now where the enterprise had to did. */
    private static boolean fromSource(FormLine now, FormLine then) {
        return now.provenance() != null && !now.editable() && (then.provenance() != null || then.value() != null);
    }

    private static String shown(FormLine line) {
        return line.value() == null || line.value().isNull()
                ? "无此记录"
                : line.value().asString(line.value().toString());
    }
}
