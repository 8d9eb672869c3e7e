package cn.jince.platform.consultation;

import cn.jince.edge.Caller;
import cn.jince.platform.consultation.Consultation.Decision;
import cn.jince.platform.consultation.Consultation.Opinion;
import cn.jince.platform.enterprise.Dossiers;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Opens a consultation on a draft, takes opinions, weighs them and makes known what became of them. */
@UseCase
public class Consult {
    private static final int SHORTEST_DAYS = 7;
    private static final int LONGEST_DAYS = 60;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_KEY = 200;
    private final ConsultationStore store;
    private final PolicyItems items;
    private final Dossiers dossiers;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    Consult(
            ConsultationStore store,
            PolicyItems items,
            Dossiers dossiers,
            PlatformClock clock,
            TransactionalOperator inTransaction) {
        this.store = store;
        this.items = items;
        this.dossiers = dossiers;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    Mono<Outcome<Consultation, ConsultationRefusal>> open(
            Caller officer, String itemId, String title, String text, int days) {
        if (days < SHORTEST_DAYS || days > LONGEST_DAYS) {
            return refused(new ConsultationRefusal.Bad("征求意见期限取 7 至 60 天。"));
        }
        if (title.isBlank() || title.length() > 200 || text.isBlank() || text.length() > LONGEST_TEXT) {
            return refused(new ConsultationRefusal.Bad("请填写标题（200 字以内）和说明（4000 字以内）。"));
        }
        return items.findNewest(itemId)
                .filter(item -> officer.covers(item.division().value()))
                .flatMap(item -> item.state() == PolicyItem.ItemState.PUBLISHED
                        ? refused(new ConsultationRefusal.Bad("该事项已经发布，只对草案征求意见。"))
                        : keep(item, title, text, days, officer))
                .defaultIfEmpty(Outcome.refused(new ConsultationRefusal.NotFound()));
    }

    private Mono<Outcome<Consultation, ConsultationRefusal>> keep(
            PolicyItem item, String title, String text, int days, Caller officer) {
        Consultation consultation = new Consultation(
                UUID.randomUUID().toString(),
                item.id(),
                title.strip(),
                text.strip(),
                item.division(),
                item.authority(),
                clock.today(),
                clock.today().plusDays(days),
                null,
                List.of());
        return store.insert(consultation, officer.id()).thenReturn(Outcome.done(consultation));
    }

    Mono<Outcome<Consultation, ConsultationRefusal>> say(
            Caller member, String id, @Nullable String key, String creditCode, String text) {
        if (!CreditCode.isValid(creditCode) || !member.actsFor(creditCode)) {
            return refused(new ConsultationRefusal.NotFound());
        }
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            return refused(new ConsultationRefusal.KeyRequired());
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            return refused(new ConsultationRefusal.Bad("请填写意见，最长 4000 字。"));
        }
        return change(
                id,
                consultation -> consultation.maySay(clock.today()),
                _ -> dossiers.find(new CreditCode(creditCode)).flatMap(dossier -> {
                    Opinion opinion = new Opinion(
                            UUID.randomUUID().toString(),
                            creditCode,
                            dossier.name(),
                            text.strip(),
                            clock.instant(),
                            null,
                            null);
                    return store.add(id, opinion, member.id(), key);
                }));
    }

    Mono<Outcome<Consultation, ConsultationRefusal>> decide(
            Caller officer, String id, String opinionId, @Nullable Decision decision, String reason) {
        return change(
                id,
                consultation -> covered(officer, consultation)
                        .then(found -> decision == null || reason.isBlank()
                                ? Outcome.refused(new ConsultationRefusal.Bad("请选择是否采纳并写明理由。"))
                                : found.mayDecide(opinionId, clock.today())),
                _ -> decision == null ? Mono.empty() : store.decide(opinionId, decision, reason.strip(), officer.id()));
    }

    Mono<Outcome<Consultation, ConsultationRefusal>> publish(Caller officer, String id) {
        return change(
                id,
                consultation -> covered(officer, consultation).then(found -> found.mayPublish(clock.today())),
                _ -> store.publish(id, clock.instant()));
    }

    private static Outcome<Consultation, ConsultationRefusal> covered(Caller officer, Consultation consultation) {
        return officer.covers(consultation.division().value())
                ? Outcome.done(consultation)
                : Outcome.refused(new ConsultationRefusal.NotFound());
    }

    private Mono<Outcome<Consultation, ConsultationRefusal>> change(
            String id,
            Function<Consultation, Outcome<Consultation, ConsultationRefusal>> may,
            Function<Consultation, Mono<Void>> keep) {
        return store.find(id)
                .map(may)
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<Consultation, ConsultationRefusal>(Consultation found) ->
                        keep.apply(found)
                                .then(Mono.defer(() -> store.find(id)))
                                .map(Outcome::<Consultation, ConsultationRefusal>done);
                    case Outcome.Refused<Consultation, ConsultationRefusal> _ -> Mono.just(decided);
                })
                .defaultIfEmpty(Outcome.refused(new ConsultationRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private static Mono<Outcome<Consultation, ConsultationRefusal>> refused(ConsultationRefusal why) {
        return Mono.just(Outcome.refused(why));
    }
}
