package cn.jince.platform.claim.web;

import cn.jince.api.claim.ClaimViews.AttachmentView;
import cn.jince.api.claim.ClaimViews.ChangeView;
import cn.jince.api.claim.ClaimViews.ClaimSummary;
import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.ClaimViews.DefectView;
import cn.jince.api.claim.ClaimViews.FormField;
import cn.jince.api.claim.ClaimViews.MaterialView;
import cn.jince.api.claim.ClaimViews.NoticeView;
import cn.jince.api.claim.ClaimViews.PayoutView;
import cn.jince.api.claim.ClaimViews.TimelineEntry;
import cn.jince.edge.Caller;
import cn.jince.platform.claim.Attachment;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimCases;
import cn.jince.platform.claim.ClaimCases.Case;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimForms;
import cn.jince.platform.claim.ClaimGraph;
import cn.jince.platform.claim.ClaimVerb;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.claim.FormLine;
import cn.jince.platform.claim.MaterialPromise;
import cn.jince.platform.claim.Readiness;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.notice.Notices;
import cn.jince.platform.notice.PublicNotice;
import cn.jince.platform.privacy.Masks;
import cn.jince.platform.redemption.PayoutIntent;
import cn.jince.platform.redemption.Payouts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Claims as the outside sees them. */
@Component
class ClaimScreens {
    private final Claims claims;
    private final ClaimCases cases;
    private final Notices notices;
    private final Payouts payouts;
    private final StageScreens stages;
    private final Readiness readiness;

    ClaimScreens(
            Claims claims,
            ClaimCases cases,
            Notices notices,
            Payouts payouts,
            StageScreens stages,
            Readiness readiness) {
        this.claims = claims;
        this.cases = cases;
        this.notices = notices;
        this.payouts = payouts;
        this.stages = stages;
        this.readiness = readiness;
    }

    Mono<ClaimView> view(Caller caller, Claim claim) {
        String code = claim.enterprise().creditCode();
        return Mono.zip(
                        cases.of(claim).zipWhen(found -> changes(caller, found)),
                        claims.snapshot(claim.id()).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        claims.timeline(claim.id()).collectList(),
                        notices.ofSubject(claim.id(), code).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        payouts.ofSubject(claim.id(), code).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .map(all -> view(
                        caller,
                        all.getT1().getT1(),
                        all.getT1().getT2(),
                        all.getT2().orElse(null),
                        all.getT3(),
                        all.getT4().map(ClaimScreens::notice).orElse(null),
                        all.getT5().map(ClaimScreens::payout).orElse(null)));
    }

    private ClaimView view(
            Caller caller,
            Case found,
            List<ChangeView> changes,
            @Nullable List<FormLine> frozen,
            List<ClaimEvent> timeline,
            @Nullable NoticeView notice,
            @Nullable PayoutView payout) {
        Claim claim = found.claim();
        boolean open = ClaimGraph.allows(claim.state(), ClaimVerb.SAVE);
        boolean own = caller.prepares(claim.enterprise().creditCode());
        boolean edits = open && own;
        List<FormLine> lines = open || frozen == null ? ClaimForms.lines(found, claim.form()) : frozen;
        return new ClaimView(
                summary(claim),
                SummaryViews.item(found.item()),
                SummaryViews.enterprise(found.dossier()),
                lines.stream().map(line -> field(line, edits, own)).toList(),
                claim.item().materials().stream()
                        .map(material -> material(found, material))
                        .toList(),
                claim.review().defects().stream()
                        .map(defect -> new DefectView(defect.field(), defect.reason()))
                        .toList(),
                timeline.stream()
                        .map(event ->
                                entry(event, caller.actsFor(claim.enterprise().creditCode())))
                        .toList(),
                notice,
                payout,
                stages.course(caller, claim),
                changes,
                ClaimActions.of(caller, claim, payout));
    }

    private Mono<List<ChangeView>> changes(Caller caller, Case found) {
        return caller.kind() == Caller.Kind.OFFICER
                ? readiness
                        .changes(found)
                        .map(changes -> changes.stream()
                                .map(change -> new ChangeView(change.key(), change.label(), change.was(), change.is()))
                                .toList())
                : Mono.just(List.of());
    }

    static ClaimSummary summary(Claim claim) {
        return new ClaimSummary(
                claim.id(),
                claim.number(),
                claim.item().id(),
                claim.item().version(),
                claim.item().name(),
                claim.enterprise().creditCode(),
                claim.enterprise().name(),
                claim.enterprise().division(),
                claim.state().name(),
                claim.state().text(),
                claim.review().amountFen() == null
                        ? claim.review().estimateFen()
                        : claim.review().amountFen(),
                claim.dates().submittedAt(),
                claim.dates().dueOn(),
                claim.version());
    }

    private static FormField field(FormLine line, boolean edits, boolean own) {
        return new FormField(
                line.key(),
                line.label(),
                line.kind(),
                line.required(),
                line.editable() && edits,
                shown(line, edits, own),
                line.unit(),
                line.provenance(),
                line.hint());
    }

    /** Whoever is not of the enterprise asks for what is hidden by a disclosure, which is kept. */
    private static @Nullable JsonNode shown(FormLine line, boolean edits, boolean own) {
        JsonNode value = line.value();
        if (value == null) {
            return null;
        }
        return switch (line.key()) {
            case ClaimForms.ACCOUNT ->
                edits || !(value instanceof ObjectNode account)
                        ? value
                        : account.deepCopy()
                                .put(
                                        "account",
                                        Masks.account(account.path("account").asString("")));
            case ClaimForms.CONTACT_NAME -> own ? value : StringNode.valueOf(Masks.name(value.asString("")));
            case ClaimForms.CONTACT_PHONE -> own ? value : StringNode.valueOf(Masks.phone(value.asString("")));
            default -> value;
        };
    }

    private static MaterialView material(Case found, String name) {
        MaterialPromise promise = found.promises().stream()
                .filter(one -> one.material().equals(name))
                .findFirst()
                .orElse(null);
        return new MaterialView(
                name,
                true,
                attachment(found.attachments(), name),
                promise == null ? null : promise.kind().name(),
                promise == null ? null : promise.dueOn());
    }

    private static @Nullable AttachmentView attachment(List<Attachment> attachments, String material) {
        return attachments.stream()
                .filter(attachment -> attachment.material().equals(material))
                .map(ClaimScreens::attachment)
                .findFirst()
                .orElse(null);
    }

    static AttachmentView attachment(Attachment attachment) {
        return new AttachmentView(
                attachment.id(),
                attachment.material(),
                attachment.fileName(),
                attachment.mediaType(),
                attachment.bytes(),
                attachment.sha256(),
                attachment.uploadedAt(),
                attachment.scan().name());
    }

    /** @param own true for members, who see their colleagues' names in full */
    private static TimelineEntry entry(ClaimEvent event, boolean own) {
        return new TimelineEntry(
                event.at(),
                event.kind().name(),
                event.kind().text(),
                own || !event.kind().byEnterprise()
                        ? event.actor().name()
                        : Masks.name(event.actor().name()),
                event.note());
    }

    static NoticeView notice(PublicNotice notice) {
        return notice(notice, notice.about().creditCode());
    }

    static NoticeView shownToAll(PublicNotice notice) {
        return notice(notice, CreditCode.shownToAll(notice.about().creditCode()));
    }

    private static NoticeView notice(PublicNotice notice, String creditCode) {
        return new NoticeView(
                notice.id(),
                notice.subjectId(),
                notice.itemName(),
                notice.about().enterpriseName(),
                creditCode,
                notice.about().amountFen(),
                notice.opensOn(),
                notice.closesOn(),
                notice.state().name(),
                notice.objections(),
                notice.localText());
    }

    static PayoutView payout(PayoutIntent intent) {
        return new PayoutView(
                intent.id(),
                intent.shownState(),
                intent.amountFen(),
                intent.account().holder(),
                intent.account().masked(),
                intent.receipt(),
                intent.paidAt());
    }
}
