package cn.jince.platform.faq;

import cn.jince.api.directline.FaqViews.FaqForm;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Writes, changes and merges frequent questions; of one question there is one answer in a division. */
@UseCase
public class WriteFaq {
    private final FaqStore store;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    WriteFaq(FaqStore store, PlatformClock clock, TransactionalOperator inTransaction) {
        this.store = store;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    Mono<Outcome<Faq, FaqRefusal>> write(Caller officer, FaqForm form) {
        Optional<FaqRefusal> bad = bad(form);
        if (bad.isPresent()) {
            return Mono.just(Outcome.refused(bad.get()));
        }
        Faq faq = new Faq(
                UUID.randomUUID().toString(),
                1,
                form.question().strip(),
                form.answer().strip(),
                form.itemId(),
                officer.division(),
                officer.department(),
                officer.name(),
                form.reviewOn(),
                0);
        return store.insert(faq)
                .then(store.link(faq.id(), form.enquiryIds(), prefix(officer)))
                .then(Mono.defer(() -> store.find(faq.id())))
                .map(Outcome::<Faq, FaqRefusal>done)
                .as(inTransaction::transactional)
                .onErrorResume(
                        DuplicateKeyException.class,
                        _ -> store.answering(Faq.key(form.question()), officer.division())
                                .map(id -> Outcome.refused(new FaqRefusal.Answered(id))));
    }

    Mono<Outcome<Faq, FaqRefusal>> change(Caller officer, String id, @Nullable Integer version, FaqForm form) {
        return store.find(id)
                .filter(faq -> officer.covers(faq.division()))
                .flatMap(faq -> refusal(faq, version, form)
                        .map(why -> Mono.just(Outcome.<Faq, FaqRefusal>refused(why)))
                        .orElseGet(() -> save(officer, faq, form)))
                .defaultIfEmpty(Outcome.refused(new FaqRefusal.NotFound()))
                .as(inTransaction::transactional)
                .onErrorResume(
                        DuplicateKeyException.class,
                        _ -> store.answering(Faq.key(form.question()), officer.division())
                                .map(other -> Outcome.<Faq, FaqRefusal>refused(new FaqRefusal.Answered(other)))
                                .defaultIfEmpty(Outcome.refused(new FaqRefusal.Bad("这个问题已有答案，请合并。"))));
    }

    private Mono<Outcome<Faq, FaqRefusal>> save(Caller officer, Faq faq, FaqForm form) {
        Faq next = new Faq(
                faq.id(),
                faq.version() + 1,
                form.question().strip(),
                form.answer().strip(),
                faq.itemId(),
                faq.division(),
                faq.department(),
                officer.name(),
                form.reviewOn(),
                faq.asked());
        return store.save(next)
                .flatMap(mine -> mine
                        ? store.link(faq.id(), form.enquiryIds(), prefix(officer))
                                .then(Mono.defer(() -> store.find(faq.id())))
                                .map(Outcome::<Faq, FaqRefusal>done)
                        : Mono.just(Outcome.refused(new FaqRefusal.Stale(faq.version() + 1))));
    }

    Mono<Outcome<Faq, FaqRefusal>> merge(Caller officer, String id, String into) {
        return Mono.zip(store.find(id), store.find(into))
                .filter(both -> officer.covers(both.getT1().division())
                        && officer.covers(both.getT2().division()))
                .flatMap(_ -> id.equals(into)
                        ? Mono.just(Outcome.<Faq, FaqRefusal>refused(new FaqRefusal.Bad("请选择另一个问题。")))
                        : store.merge(id, into)
                                .then(Mono.defer(() -> store.find(into)))
                                .map(Outcome::<Faq, FaqRefusal>done))
                .defaultIfEmpty(Outcome.refused(new FaqRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private Optional<FaqRefusal> refusal(Faq faq, @Nullable Integer version, FaqForm form) {
        if (version == null) {
            return Optional.of(new FaqRefusal.VersionRequired());
        }
        return version == faq.version() ? bad(form) : Optional.of(new FaqRefusal.Stale(faq.version()));
    }

    private Optional<FaqRefusal> bad(FaqForm form) {
        if (Faq.key(form.question()).isEmpty() || form.question().length() > 200) {
            return Optional.of(new FaqRefusal.Bad("请填写问题，最长 200 字。"));
        }
        if (form.answer().isBlank() || form.answer().length() > 2000) {
            return Optional.of(new FaqRefusal.Bad("请填写答案，最长 2000 字。"));
        }
        return form.reviewOn().isAfter(clock.today())
                ? Optional.empty()
                : Optional.of(new FaqRefusal.Bad("复核日期应在今天之后。"));
    }

    private static String prefix(Caller officer) {
        return new DivisionCode(officer.division()).prefix();
    }
}
