package cn.jince.platform.directline;

import cn.jince.edge.Caller;
import cn.jince.platform.directline.Enquiry.About;
import cn.jince.platform.directline.Enquiry.Event;
import cn.jince.platform.directline.Enquiry.Place;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.Dossiers;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Fingerprint;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes an enquiry and sends it to whoever has to answer: the item's department, else the enterprise's own division.
 */
@UseCase
public class AskEnquiry {
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_KEY = 200;
    private final Enquiries enquiries;
    private final Dossiers dossiers;
    private final PolicyItems items;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final TransactionalOperator inTransaction;

    public AskEnquiry(
            Enquiries enquiries,
            Dossiers dossiers,
            PolicyItems items,
            PlatformClock clock,
            WorkingCalendar calendar,
            TransactionalOperator inTransaction) {
        this.enquiries = enquiries;
        this.dossiers = dossiers;
        this.items = items;
        this.clock = clock;
        this.calendar = calendar;
        this.inTransaction = inTransaction;
    }

    public record Asked(
            String creditCode,
            Enquiry.Kind kind,
            @Nullable String itemId,
            @Nullable String claimId,
            String title,
            String text) {
        String fingerprint() {
            return Fingerprint.of(toString());
        }
    }

    public Mono<Outcome<Enquiry, EnquiryRefusal>> ask(Caller caller, @Nullable String key, Asked asked) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            return refused(new EnquiryRefusal.KeyRequired());
        }
        if (!CreditCode.isValid(asked.creditCode()) || !caller.actsFor(asked.creditCode())) {
            return refused(new EnquiryRefusal.NotAllowed("只能为您所在的企业提出诉求。"));
        }
        if (asked.title().isBlank() || asked.title().length() > LONGEST_TITLE) {
            return refused(new EnquiryRefusal.Bad("请填写标题，最长 " + LONGEST_TITLE + " 字。"));
        }
        if (asked.text().isBlank() || asked.text().length() > LONGEST_TEXT) {
            return refused(new EnquiryRefusal.Bad("请填写内容，最长 " + LONGEST_TEXT + " 字。"));
        }
        return earlier(caller, key, asked)
                .switchIfEmpty(Mono.defer(() -> take(caller, key, asked)))
                .onErrorResume(DuplicateKeyException.class, _ -> earlier(caller, key, asked));
    }

    private Mono<Outcome<Enquiry, EnquiryRefusal>> earlier(Caller caller, String key, Asked asked) {
        return enquiries
                .asked(caller.id(), key)
                .flatMap(kept -> kept.fingerprint().equals(asked.fingerprint())
                        ? enquiries.find(kept.id()).map(Outcome::<Enquiry, EnquiryRefusal>done)
                        : refused(new EnquiryRefusal.KeyReused()));
    }

    private Mono<Outcome<Enquiry, EnquiryRefusal>> take(Caller caller, String key, Asked asked) {
        Mono<Optional<PolicyItem>> item = asked.itemId() == null
                ? Mono.just(Optional.empty())
                : items.findPublished(asked.itemId()).map(Optional::of);
        return Mono.zip(dossiers.find(new CreditCode(asked.creditCode())), item)
                .flatMap(both ->
                        keep(caller, key, asked, both.getT1(), both.getT2().orElse(null)))
                .defaultIfEmpty(Outcome.refused(new EnquiryRefusal.Bad("没有找到所咨询的政策事项或企业。")));
    }

    private Mono<Outcome<Enquiry, EnquiryRefusal>> keep(
            Caller caller, String key, Asked asked, Dossier dossier, @Nullable PolicyItem item) {
        Instant now = clock.instant();
        About about = new About(
                asked.kind(),
                asked.creditCode(),
                dossier.name(),
                item == null ? null : item.id(),
                item == null ? null : item.name(),
                asked.claimId(),
                asked.title().strip(),
                asked.text().strip());
        return enquiries
                .nextNumber()
                .map(number -> Enquiry.asked(
                        UUID.randomUUID().toString(),
                        "ZX" + DateTimeFormatter.BASIC_ISO_DATE.format(PlatformClock.dayOf(now))
                                + "%06d".formatted(number % 1_000_000),
                        about,
                        place(dossier, item),
                        now,
                        calendar))
                .flatMap(enquiry -> enquiries
                        .add(
                                enquiry,
                                caller.id(),
                                key,
                                asked.fingerprint(),
                                new Event(Event.Kind.ASKED, caller.name(), now, null))
                        .thenReturn(Outcome.<Enquiry, EnquiryRefusal>done(enquiry)))
                .as(inTransaction::transactional);
    }

    /** The state's items are answered by the province. */
    private static Place place(Dossier dossier, @Nullable PolicyItem item) {
        if (item == null) {
            return new Place(
                    dossier.division(),
                    Divisions.shanxi().nameOf(dossier.division().value()) + "企业服务专班");
        }
        return item.division().prefix().isEmpty()
                ? new Place(new cn.jince.platform.kernel.DivisionCode("140000"), "省企业服务专班")
                : new Place(item.division(), item.authority());
    }

    private static Mono<Outcome<Enquiry, EnquiryRefusal>> refused(EnquiryRefusal refusal) {
        return Mono.just(Outcome.refused(refusal));
    }
}
