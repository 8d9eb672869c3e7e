package cn.jince.platform.directline.web;

import cn.jince.api.directline.EnquiryViews.EnquiryEntry;
import cn.jince.api.directline.EnquiryViews.EnquirySummary;
import cn.jince.api.directline.EnquiryViews.EnquiryView;
import cn.jince.api.directline.EnquiryViews.PublicAnswer;
import cn.jince.api.identity.Role;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.directline.Enquiry;
import cn.jince.platform.directline.EnquiryRefusal;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.privacy.Masks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/** Enquiries on the wire, and refusals as problems. */
final class EnquiryScreens {
    private EnquiryScreens() {}

    static EnquirySummary summary(Enquiry enquiry, LocalDate today) {
        Enquiry.About about = enquiry.about();
        String division = enquiry.place().division().value();
        return new EnquirySummary(
                enquiry.id(),
                enquiry.number(),
                about.kind().name(),
                about.title(),
                about.itemId(),
                about.itemName(),
                about.creditCode(),
                about.enterpriseName(),
                division,
                Divisions.shanxi().nameOf(division),
                enquiry.place().department(),
                enquiry.state().name(),
                enquiry.askedAt(),
                enquiry.dueOn(),
                enquiry.overdueOn(today),
                enquiry.stars(),
                enquiry.version());
    }

    static EnquiryView view(Enquiry enquiry, List<Enquiry.Event> timeline, Caller caller, LocalDate today) {
        Enquiry.Answer answer = enquiry.answer();
        return new EnquiryView(
                summary(enquiry, today),
                enquiry.about().text(),
                enquiry.about().claimId(),
                answer == null ? null : answer.text(),
                answer == null ? null : answer.at(),
                answer != null && answer.published(),
                enquiry.comment(),
                timeline.stream()
                        .map(event -> new EnquiryEntry(
                                event.at(), event.kind().name(), actor(event, enquiry, caller), event.note()))
                        .toList(),
                actions(enquiry, caller, today));
    }

    /** Officers answer with their names; who asked is shown in full to colleagues only. */
    private static String actor(Enquiry.Event event, Enquiry enquiry, Caller caller) {
        boolean member = event.kind() == Enquiry.Event.Kind.ASKED || event.kind() == Enquiry.Event.Kind.RATED;
        return member && !caller.actsFor(enquiry.about().creditCode()) ? Masks.name(event.actor()) : event.actor();
    }

    private static List<String> actions(Enquiry enquiry, Caller caller, LocalDate today) {
        List<String> actions = new ArrayList<>();
        boolean officer = caller.has(Role.ACCEPTANCE)
                && caller.covers(enquiry.place().division().value());
        if (officer && enquiry.state() == Enquiry.State.OPEN) {
            actions.addAll(List.of("ANSWER", "HAND_OVER"));
            if (!enquiry.extended() && !enquiry.overdueOn(today)) {
                actions.add("EXTEND");
            }
        }
        if (enquiry.state() == Enquiry.State.ANSWERED
                && caller.prepares(enquiry.about().creditCode())) {
            actions.add("RATE");
        }
        return actions;
    }

    static PublicAnswer shown(Enquiry enquiry) {
        Enquiry.Answer answer = Objects.requireNonNull(enquiry.answer());
        return new PublicAnswer(
                enquiry.id(),
                enquiry.about().title(),
                enquiry.about().text(),
                answer.text(),
                enquiry.about().itemId(),
                enquiry.about().itemName(),
                enquiry.place().department(),
                answer.at());
    }

    static Problem say(EnquiryRefusal refusal) {
        return switch (refusal) {
            case EnquiryRefusal.NotFound _ -> Problem.of(HttpStatus.NOT_FOUND, "ENQUIRY_NOT_FOUND", "没有找到这件诉求。");
            case EnquiryRefusal.NotAllowed(String detail) ->
                Problem.of(HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, detail);
            case EnquiryRefusal.WrongState(Enquiry.State state) ->
                Problem.of(HttpStatus.CONFLICT, "ENQUIRY_WRONG_STATE", "这件诉求目前不能这样办理。")
                        .with("state", state.name());
            case EnquiryRefusal.NoLonger _ ->
                Problem.of(HttpStatus.CONFLICT, "ENQUIRY_NOT_EXTENDED", "已经延长过，或已超过答复期限，不能再延长。");
            case EnquiryRefusal.Bad(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, detail);
            case EnquiryRefusal.VersionRequired _ ->
                Problem.of(HttpStatus.PRECONDITION_REQUIRED, ProblemCode.VERSION_REQUIRED, "请带上 If-Match，写明您看到的版本。");
            case EnquiryRefusal.Stale(int current) ->
                Problem.of(HttpStatus.PRECONDITION_FAILED, ProblemCode.STALE_VERSION, "这件诉求已被他人更新，请刷新后再办理。")
                        .with("version", current);
            case EnquiryRefusal.KeyRequired _ ->
                Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.IDEMPOTENCY_KEY_REQUIRED, "请带上 Idempotency-Key，以免重复提交。");
            case EnquiryRefusal.KeyReused _ ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "这个 Idempotency-Key 已用于另一件诉求。");
        };
    }
}
