package cn.jince.platform.objection;

import cn.jince.edge.Caller;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.enterprise.Dossiers;
import cn.jince.platform.enterprise.FactLines;
import cn.jince.platform.enterprise.Values;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.Fingerprint;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.objection.FactObjection.About;
import cn.jince.platform.objection.FactObjection.Place;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Takes an objection to a fact and sends it to the department the fact came from. */
@UseCase
public class ObjectToFact {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_KEY = 200;
    private final ObjectionStore objections;
    private final TellObjections tell;
    private final Dossiers dossiers;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final TransactionalOperator inTransaction;

    ObjectToFact(
            ObjectionStore objections,
            TellObjections tell,
            Dossiers dossiers,
            PlatformClock clock,
            WorkingCalendar calendar,
            TransactionalOperator inTransaction) {
        this.objections = objections;
        this.tell = tell;
        this.dossiers = dossiers;
        this.clock = clock;
        this.calendar = calendar;
        this.inTransaction = inTransaction;
    }

    public record Asked(String creditCode, String attribute, JsonNode proposed, String reason) {
        String fingerprint() {
            return Fingerprint.of(toString());
        }
    }

    public Mono<Outcome<FactObjection, FactObjectionRefusal>> object(Caller caller, @Nullable String key, Asked asked) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            return refused(new FactObjectionRefusal.KeyRequired());
        }
        if (!CreditCode.isValid(asked.creditCode()) || !caller.actsFor(asked.creditCode())) {
            return refused(new FactObjectionRefusal.NotFound());
        }
        if (!caller.prepares(asked.creditCode())) {
            return refused(new FactObjectionRefusal.NotAllowed("只有企业的经办人或法定代表人可以提出异议。"));
        }
        if (asked.reason().isBlank() || asked.reason().length() > LONGEST) {
            return refused(new FactObjectionRefusal.Bad("请写明理由，最长 " + LONGEST + " 字。"));
        }
        return earlier(caller, key, asked)
                .switchIfEmpty(Mono.defer(() -> take(caller, key, asked)))
                .onErrorResume(
                        DuplicateKeyException.class,
                        _ -> earlier(caller, key, asked)
                                .defaultIfEmpty(Outcome.refused(new FactObjectionRefusal.AlreadyOpen())));
    }

    private Mono<Outcome<FactObjection, FactObjectionRefusal>> earlier(Caller caller, String key, Asked asked) {
        return objections
                .asked(caller.id(), key)
                .flatMap(kept -> kept.fingerprint().equals(asked.fingerprint())
                        ? objections.find(kept.id()).map(Outcome::<FactObjection, FactObjectionRefusal>done)
                        : refused(new FactObjectionRefusal.KeyReused()));
    }

    private Mono<Outcome<FactObjection, FactObjectionRefusal>> take(Caller caller, String key, Asked asked) {
        return dossiers.find(new CreditCode(asked.creditCode()))
                .map(dossier -> about(dossier, asked))
                .defaultIfEmpty(Outcome.refused(new FactObjectionRefusal.NotFound()))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Sent, FactObjectionRefusal>(Sent sent) -> keep(caller, key, asked, sent);
                    case Outcome.Refused<Sent, FactObjectionRefusal>(FactObjectionRefusal refusal) -> refused(refusal);
                });
    }

    private record Sent(About about, Place place) {}

    private static Outcome<Sent, FactObjectionRefusal> about(Dossier dossier, Asked asked) {
        @Nullable
        Attribute attribute = Attributes.standard().find(asked.attribute()).orElse(null);
        if (attribute == null) {
            return Outcome.refused(new FactObjectionRefusal.Bad("档案中没有这个字段：" + asked.attribute()));
        }
        if (attribute.origin() == Attribute.Origin.COMPUTED) {
            return Outcome.refused(new FactObjectionRefusal.Computed());
        }
        Fact fact = dossier.of(attribute);
        if (fact instanceof Fact.Unknown) {
            return Outcome.refused(new FactObjectionRefusal.NothingStated());
        }
        if (Values.read(attribute, asked.proposed()).isEmpty()) {
            return Outcome.refused(new FactObjectionRefusal.Bad(attribute.name() + "的取值类型不对。"));
        }
        var from = Objects.requireNonNull(FactLines.provenance(fact));
        return Outcome.done(new Sent(
                new About(
                        asked.creditCode(),
                        dossier.name(),
                        attribute.key(),
                        FactLines.value(fact),
                        from.system(),
                        from.asOf(),
                        asked.proposed(),
                        asked.reason().strip()),
                new Place(dossier.division(), attribute.department())));
    }

    private Mono<Outcome<FactObjection, FactObjectionRefusal>> keep(Caller caller, String key, Asked asked, Sent sent) {
        Instant now = clock.instant();
        return objections
                .nextNumber()
                .map(number -> FactObjection.asked(
                        UUID.randomUUID().toString(),
                        "YY" + DateTimeFormatter.BASIC_ISO_DATE.format(PlatformClock.dayOf(now))
                                + "%06d".formatted(number % 1_000_000),
                        sent.about(),
                        sent.place(),
                        now,
                        calendar))
                .flatMap(objection -> objections
                        .add(objection, caller.id(), key, asked.fingerprint())
                        .then(Mono.defer(() -> tell.moved(objection)))
                        .thenReturn(Outcome.<FactObjection, FactObjectionRefusal>done(objection)))
                .as(inTransaction::transactional);
    }

    private static Mono<Outcome<FactObjection, FactObjectionRefusal>> refused(FactObjectionRefusal refusal) {
        return Mono.just(Outcome.refused(refusal));
    }
}
