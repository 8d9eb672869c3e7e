package cn.jince.platform.directline.web;

import cn.jince.api.directline.EnquiryViews.AnswerForm;
import cn.jince.api.directline.EnquiryViews.AskForm;
import cn.jince.api.directline.EnquiryViews.EnquiryFigures;
import cn.jince.api.directline.EnquiryViews.EnquirySummary;
import cn.jince.api.directline.EnquiryViews.EnquiryView;
import cn.jince.api.directline.EnquiryViews.ExtensionForm;
import cn.jince.api.directline.EnquiryViews.HandOverForm;
import cn.jince.api.directline.EnquiryViews.PublicAnswer;
import cn.jince.api.directline.EnquiryViews.RatingForm;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.claim.web.Versions;
import cn.jince.platform.directline.AskEnquiry;
import cn.jince.platform.directline.AskEnquiry.Asked;
import cn.jince.platform.directline.Enquiries;
import cn.jince.platform.directline.Enquiry;
import cn.jince.platform.directline.EnquiryRefusal;
import cn.jince.platform.directline.MoveEnquiry;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class EnquiryController implements cn.jince.api.directline.Enquiries {
    private final Enquiries enquiries;
    private final AskEnquiry asking;
    private final MoveEnquiry moving;
    private final PlatformClock clock;

    EnquiryController(Enquiries enquiries, AskEnquiry asking, MoveEnquiry moving, PlatformClock clock) {
        this.enquiries = enquiries;
        this.asking = asking;
        this.moving = moving;
        this.clock = clock;
    }

    @Override
    public Mono<EnquiryView> ask(@Nullable String key, AskForm form) {
        Enquiry.Kind kind = word(Enquiry.Kind.values(), form.kind(), "kind");
        return answering(caller -> asking.ask(
                caller,
                key,
                new Asked(form.creditCode(), kind, form.itemId(), form.claimId(), form.title(), form.text())));
    }

    @Override
    public Mono<List<EnquirySummary>> list(@Nullable String enterprise, @Nullable String state, boolean overdue) {
        Enquiry.@Nullable State wanted = state == null ? null : word(Enquiry.State.values(), state, "state");
        return Caller.current()
                .flatMap(caller -> seen(caller, enterprise, wanted, overdue)
                        .map(enquiry -> EnquiryScreens.summary(enquiry, clock.today()))
                        .collectList());
    }

    private Flux<Enquiry> seen(
            Caller caller, @Nullable String enterprise, Enquiry.@Nullable State state, boolean overdue) {
        if (caller.kind() == Caller.Kind.OFFICER) {
            return enquiries.ofDivision(
                    new DivisionCode(caller.division()).prefix(), enterprise, state, overdue ? clock.today() : null);
        }
        return enterprise != null && caller.actsFor(enterprise)
                ? enquiries
                        .ofEnterprise(enterprise, state)
                        .filter(enquiry -> !overdue || enquiry.overdueOn(clock.today()))
                : Flux.error(Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "请用 enterprise 写明您所在的企业。"));
    }

    @Override
    public Mono<EnquiryView> view(String id) {
        return answering(caller -> enquiries
                .find(id)
                .filter(enquiry -> MoveEnquiry.sees(caller, enquiry))
                .map(Outcome::<Enquiry, EnquiryRefusal>done)
                .defaultIfEmpty(Outcome.refused(new EnquiryRefusal.NotFound())));
    }

    @Override
    public Mono<EnquiryView> answer(String id, @Nullable String version, AnswerForm form) {
        return answering(caller -> moving.answer(caller, id, Versions.of(version), form.text(), form.publish()));
    }

    @Override
    public Mono<EnquiryView> handOver(String id, @Nullable String version, HandOverForm form) {
        if (!form.divisionCode().matches("\\d{6}")) {
            throw EnquiryScreens.say(new EnquiryRefusal.Bad("行政区划代码应为六位数字。"));
        }
        Enquiry.Place to = new Enquiry.Place(
                new DivisionCode(form.divisionCode()), form.department().strip());
        return answering(caller -> moving.handOver(caller, id, Versions.of(version), to, form.reason()));
    }

    @Override
    public Mono<EnquiryView> extend(String id, @Nullable String version, ExtensionForm form) {
        return answering(caller -> moving.extend(caller, id, Versions.of(version), form.reason()));
    }

    @Override
    public Mono<EnquiryView> rate(String id, @Nullable String version, RatingForm form) {
        return answering(caller -> moving.rate(caller, id, Versions.of(version), form.stars(), form.comment()));
    }

    @Override
    public Mono<EnquiryFigures> figures() {
        return Caller.current()
                .flatMap(caller -> enquiries
                        .figures(new DivisionCode(caller.division()).prefix(), clock.today())
                        .map(figures -> new EnquiryFigures(
                                caller.division(),
                                figures.open(),
                                figures.overdue(),
                                figures.answered(),
                                figures.answeredInTime(),
                                figures.dissatisfied(),
                                figures.averageStars())));
    }

    @Override
    public Mono<List<PublicAnswer>> answers(@Nullable String itemId, @Nullable String query) {
        return enquiries
                .published(itemId, query)
                .map(found -> found.stream().map(EnquiryScreens::shown).toList());
    }

    private Mono<EnquiryView> answering(Function<Caller, Mono<Outcome<Enquiry, EnquiryRefusal>>> verb) {
        return Caller.current()
                .flatMap(caller -> verb.apply(caller)
                        .map(outcome -> outcome.orElseThrow(EnquiryScreens::say))
                        .flatMap(enquiry -> enquiries
                                .timeline(enquiry.id())
                                .collectList()
                                .map(timeline -> EnquiryScreens.view(enquiry, timeline, caller, clock.today()))));
    }

    private static <E extends Enum<E>> E word(E[] words, String given, String name) {
        return Arrays.stream(words)
                .filter(word -> word.name().equals(given))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        HttpStatus.BAD_REQUEST,
                        ProblemCode.BAD_REQUEST,
                        name + " 只能是 " + Arrays.toString(words) + " 之一。"));
    }
}
