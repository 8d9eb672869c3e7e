package cn.jince.platform.directline;

import cn.jince.api.event.EventTypes;
import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.directline.Enquiry.Event;
import cn.jince.platform.directline.Enquiry.Place;
import cn.jince.platform.directline.Enquiry.Step;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.outbox.Outbox;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What officers and the enterprise do with an enquiry; state, timeline and event in one transaction. */
@UseCase
public class MoveEnquiry {
    /** What the enterprise is told. */
    private static final Set<Event.Kind> TOLD =
            Set.of(Event.Kind.ANSWERED, Event.Kind.HANDED_OVER, Event.Kind.EXTENDED);

    private final Enquiries enquiries;
    private final Outbox outbox;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final TransactionalOperator inTransaction;

    public MoveEnquiry(
            Enquiries enquiries,
            Outbox outbox,
            PlatformClock clock,
            WorkingCalendar calendar,
            TransactionalOperator inTransaction) {
        this.enquiries = enquiries;
        this.outbox = outbox;
        this.clock = clock;
        this.calendar = calendar;
        this.inTransaction = inTransaction;
    }

    /** Whoever has nothing to do with it learns not even that it exists. */
    public static boolean sees(Caller caller, Enquiry enquiry) {
        return caller.actsFor(enquiry.about().creditCode())
                || caller.covers(enquiry.place().division().value());
    }

    public Mono<Outcome<Enquiry, EnquiryRefusal>> answer(
            Caller officer, String id, @Nullable Integer version, String text, boolean publish) {
        return move(
                officer,
                id,
                version,
                this::officers,
                enquiry -> enquiry.answered(officer.name(), text, publish, clock.instant()));
    }

    public Mono<Outcome<Enquiry, EnquiryRefusal>> handOver(
            Caller officer, String id, @Nullable Integer version, Place to, String reason) {
        return Divisions.shanxi().exists(to.division().value())
                ? move(
                        officer,
                        id,
                        version,
                        this::officers,
                        enquiry -> enquiry.handedOver(officer.name(), to, reason, clock.instant()))
                : Mono.just(Outcome.refused(new EnquiryRefusal.Bad("没有这个行政区划代码。")));
    }

    public Mono<Outcome<Enquiry, EnquiryRefusal>> extend(
            Caller officer, String id, @Nullable Integer version, String reason) {
        return move(
                officer,
                id,
                version,
                this::officers,
                enquiry -> enquiry.extended(officer.name(), reason, clock.instant(), calendar));
    }

    public Mono<Outcome<Enquiry, EnquiryRefusal>> rate(
            Caller member, String id, @Nullable Integer version, int stars, @Nullable String comment) {
        return move(
                member,
                id,
                version,
                this::members,
                enquiry -> enquiry.rated(member.name(), stars, comment, clock.instant(), calendar));
    }

    private Optional<EnquiryRefusal> officers(Caller caller, Enquiry enquiry) {
        return caller.has(Role.ACCEPTANCE)
                        && caller.covers(enquiry.place().division().value())
                ? Optional.empty()
                : Optional.of(new EnquiryRefusal.NotAllowed("只有受理人员可以办理本级及以下的诉求。"));
    }

    private Optional<EnquiryRefusal> members(Caller caller, Enquiry enquiry) {
        return caller.prepares(enquiry.about().creditCode())
                ? Optional.empty()
                : Optional.of(new EnquiryRefusal.NotAllowed("只有企业的经办人或法定代表人可以评价。"));
    }

    private Mono<Outcome<Enquiry, EnquiryRefusal>> move(
            Caller caller,
            String id,
            @Nullable Integer version,
            BiFunction<Caller, Enquiry, Optional<EnquiryRefusal>> may,
            Function<Enquiry, Outcome<Step, EnquiryRefusal>> verb) {
        return enquiries
                .find(id)
                .filter(enquiry -> sees(caller, enquiry))
                .map(enquiry -> may.apply(caller, enquiry)
                        .or(() -> stale(version, enquiry))
                        .map(Outcome::<Step, EnquiryRefusal>refused)
                        .orElseGet(() -> verb.apply(enquiry)))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Step, EnquiryRefusal>(Step step) -> keep(step);
                    case Outcome.Refused<Step, EnquiryRefusal>(EnquiryRefusal refusal) ->
                        Mono.just(Outcome.<Enquiry, EnquiryRefusal>refused(refusal));
                })
                .defaultIfEmpty(Outcome.refused(new EnquiryRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private static Optional<EnquiryRefusal> stale(@Nullable Integer version, Enquiry enquiry) {
        if (version == null) {
            return Optional.of(new EnquiryRefusal.VersionRequired());
        }
        return version == enquiry.version()
                ? Optional.empty()
                : Optional.of(new EnquiryRefusal.Stale(enquiry.version()));
    }

    private Mono<Outcome<Enquiry, EnquiryRefusal>> keep(Step step) {
        return enquiries
                .save(step)
                .flatMap(mine -> mine
                        ? tell(step).thenReturn(Outcome.<Enquiry, EnquiryRefusal>done(step.next()))
                        : Mono.just(Outcome.refused(
                                new EnquiryRefusal.Stale(step.next().version()))));
    }

    private Mono<Void> tell(Step step) {
        Enquiry enquiry = step.next();
        if (!TOLD.contains(step.event().kind())) {
            return Mono.empty();
        }
        return outbox.append(
                EventTypes.ENQUIRY_MOVED,
                enquiry.id(),
                new EventTypes.EnquiryMoved(
                        enquiry.id(),
                        enquiry.number(),
                        enquiry.about().creditCode(),
                        enquiry.about().title(),
                        enquiry.about().itemId(),
                        step.event().kind().name(),
                        enquiry.place().department(),
                        enquiry.dueOn()));
    }
}
