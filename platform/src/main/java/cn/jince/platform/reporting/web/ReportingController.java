package cn.jince.platform.reporting.web;

import cn.jince.api.policy.PolicyReporting;
import cn.jince.api.policy.ReportingViews.IssuedDocumentView;
import cn.jince.api.policy.ReportingViews.PunctualityView;
import cn.jince.api.policy.ReportingViews.ReportForm;
import cn.jince.api.policy.ReportingViews.SettleForm;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.reporting.IssuedDocument;
import cn.jince.platform.reporting.IssuedDocuments;
import cn.jince.platform.reporting.ReportDocuments;
import cn.jince.platform.reporting.ReportDocuments.Reported;
import cn.jince.platform.reporting.ReportingRefusal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ReportingController implements PolicyReporting {
    private final IssuedDocuments documents;
    private final ReportDocuments reporting;
    private final PlatformClock clock;

    ReportingController(IssuedDocuments documents, ReportDocuments reporting, PlatformClock clock) {
        this.documents = documents;
        this.reporting = reporting;
        this.clock = clock;
    }

    @Override
    public Mono<IssuedDocumentView> register(ReportForm form) {
        Reported reported = new Reported(
                need(form.number(), "number"),
                need(form.title(), "title"),
                need(form.issuer(), "issuer"),
                need(form.divisionCode(), "divisionCode"),
                kind(need(form.kind(), "kind")),
                need(form.happenedOn(), "happenedOn"));
        return Caller.current()
                .flatMap(caller -> reporting.register(reported, caller))
                .map(outcome -> view(outcome.orElseThrow(ReportingController::say)));
    }

    @Override
    public Mono<List<IssuedDocumentView>> list(@Nullable Boolean settled, boolean overdue) {
        return Caller.current()
                .flatMap(caller -> documents
                        .of(new DivisionCode(caller.division()).prefix(), settled, overdue ? clock.today() : null)
                        .map(this::view)
                        .collectList());
    }

    @Override
    public Mono<IssuedDocumentView> settle(String id, SettleForm form) {
        String itemId = need(form.itemId(), "itemId");
        return Caller.current()
                .flatMap(caller -> reporting.settle(id, itemId, caller))
                .map(outcome -> view(outcome.orElseThrow(ReportingController::say)));
    }

    @Override
    public Mono<List<PunctualityView>> punctuality() {
        return Caller.current()
                .flatMap(caller -> documents.punctuality(new DivisionCode(caller.division()).prefix(), clock.today()))
                .map(found -> found.stream()
                        .map(one -> new PunctualityView(
                                one.issuer(), one.division(), one.open(), one.overdue(), one.inTime(), one.late()))
                        .toList());
    }

    private IssuedDocumentView view(IssuedDocument document) {
        return new IssuedDocumentView(
                document.id(),
                document.number(),
                document.title(),
                document.issuer(),
                document.division().value(),
                document.kind().name(),
                document.happenedOn(),
                document.dueOn(),
                document.provisional(),
                document.itemId(),
                document.settledOn(),
                document.overdueOn(clock.today()),
                document.late());
    }

    private static IssuedDocument.@Nullable Kind kind(String given) {
        return Arrays.stream(IssuedDocument.Kind.values())
                .filter(kind -> kind.name().equals(given))
                .findFirst()
                .orElse(null);
    }

    private static <T> T need(@Nullable T value, String name) {
        if (value == null) {
            throw say(new ReportingRefusal.Bad("缺少字段：" + name));
        }
        return value;
    }

    private static Problem say(ReportingRefusal refusal) {
        return switch (refusal) {
            case ReportingRefusal.NotFound _ ->
                Problem.of(HttpStatus.NOT_FOUND, "DOCUMENT_NOT_FOUND", "没有找到这份待报送文件，或不属于您的行政区划。");
            case ReportingRefusal.Bad(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, ProblemCode.VALIDATION_FAILED, detail);
            case ReportingRefusal.Settled _ -> Problem.of(HttpStatus.CONFLICT, "DOCUMENT_SETTLED", "这份文件已在政策库中反映。");
        };
    }
}
