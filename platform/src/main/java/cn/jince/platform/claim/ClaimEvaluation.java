package cn.jince.platform.claim;

import cn.jince.platform.claim.ClaimCases.Case;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.Evaluation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim judged at submission or correction: the form as it is then, and what the conditions come to. It is frozen
 * with the claim.
 */
public record ClaimEvaluation(List<FormLine> lines, Facts facts, Evaluation evaluation) {

    /** One node of the frozen evaluation. */
    public record Node(
            String kind,
            Verdict verdict,
            @Nullable String attribute,
            @Nullable String clause,
            @Nullable String fact,
            List<Node> children) {}

    /** Refuses what is incomplete, wrong or not eligible. */
    public static Outcome<ClaimEvaluation, ClaimRefusal> judge(Case found, Instant now) {
        Claim claim = found.claim();
        Eligibility eligibility = found.item().eligibility();
        List<FormLine> lines = ClaimForms.lines(found, claim.form());
        List<Defect> missing = ClaimForms.missing(found, lines);
        if (!missing.isEmpty()) {
            return Outcome.refused(new ClaimRefusal.FormIncomplete(missing));
        }
        Facts facts = ClaimForms.declared(found.dossier(), claim.form(), now);
        Evaluation evaluation = Evaluation.of(eligibility, facts);
        if (evaluation.verdict() == Verdict.NOT_MET) {
            return Outcome.refused(new ClaimRefusal.NotEligible(StartClaim.reasons(evaluation)));
        }
        return Outcome.done(new ClaimEvaluation(lines, facts, evaluation));
    }

    public Node frozen() {
        return node(evaluation);
    }

    private static Node node(Evaluation evaluation) {
        Eligibility.@Nullable Leaf leaf = evaluation.node() instanceof Eligibility.Leaf one ? one : null;
        return new Node(
                evaluation.node().getClass().getSimpleName(),
                evaluation.verdict(),
                leaf == null ? null : leaf.attribute().key(),
                leaf == null ? null : leaf.clause(),
                evaluation.fact() == null ? null : evaluation.fact().toString(),
                evaluation.children().stream().map(ClaimEvaluation::node).toList());
    }
}
