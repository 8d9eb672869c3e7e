package cn.jince.platform.reporting;

import cn.jince.edge.Caller;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Registers what has to show in the library, and settles it with the item that shows it. */
@UseCase
public class ReportDocuments {
    private static final int LONGEST = 200;
    private final IssuedDocuments documents;
    private final PolicyItems items;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final TransactionalOperator inTransaction;

    ReportDocuments(
            IssuedDocuments documents,
            PolicyItems items,
            PlatformClock clock,
            WorkingCalendar calendar,
            TransactionalOperator inTransaction) {
        this.documents = documents;
        this.items = items;
        this.clock = clock;
        this.calendar = calendar;
        this.inTransaction = inTransaction;
    }

    public record Reported(
            String number,
            String title,
            String issuer,
            String divisionCode,
            IssuedDocument.@Nullable Kind kind,
            LocalDate happenedOn) {}

    public Mono<Outcome<IssuedDocument, ReportingRefusal>> register(Reported reported, Caller officer) {
        if (!officer.covers(reported.divisionCode())) {
            return Mono.just(Outcome.refused(new ReportingRefusal.NotFound()));
        }
        IssuedDocument.Kind kind = reported.kind();
        String wrong = wrong(reported);
        if (kind == null || !wrong.isEmpty()) {
            return Mono.just(Outcome.refused(
                    new ReportingRefusal.Bad(kind == null ? "kind 只能是 ISSUED、CHANGED、REPEALED 之一。" : wrong)));
        }
        return documents
                .add(IssuedDocument.registered(
                        UUID.randomUUID().toString(),
                        reported.number().strip(),
                        reported.title().strip(),
                        reported.issuer().strip(),
                        new DivisionCode(reported.divisionCode()),
                        kind,
                        reported.happenedOn(),
                        officer.id(),
                        calendar))
                .map(Outcome::<IssuedDocument, ReportingRefusal>done)
                .as(inTransaction::transactional);
    }

    private String wrong(Reported reported) {
        if (bad(reported.number()) || bad(reported.title()) || bad(reported.issuer())) {
            return "文号、标题和发布单位应为 1 至 " + LONGEST + " 字。";
        }
        if (!Divisions.shanxi().exists(reported.divisionCode())) {
            return "不认识的行政区划：" + reported.divisionCode();
        }
        return reported.happenedOn().isAfter(clock.today()) ? "日期晚于今天。" : "";
    }

    private static boolean bad(String text) {
        return text.isBlank() || text.length() > LONGEST;
    }

    /** By hand, where the item does not name the number. */
    public Mono<Outcome<IssuedDocument, ReportingRefusal>> settle(String id, String itemId, Caller officer) {
        return documents
                .find(id)
                .filter(document -> officer.covers(document.division().value()))
                .flatMap(document -> items.findNewest(itemId)
                        .filter(item -> item.publishedAt() != null)
                        .flatMap(item -> settle(document, item))
                        .defaultIfEmpty(Outcome.refused(new ReportingRefusal.Bad("没有找到已发布的政策事项：" + itemId))))
                .defaultIfEmpty(Outcome.refused(new ReportingRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private Mono<Outcome<IssuedDocument, ReportingRefusal>> settle(IssuedDocument document, PolicyItem item) {
        return documents
                .settle(document.id(), item.id(), clock.instant(), clock.today())
                .flatMap(mine -> mine
                        ? documents.find(document.id()).map(Outcome::<IssuedDocument, ReportingRefusal>done)
                        : Mono.just(Outcome.refused(new ReportingRefusal.Settled())));
    }
}
