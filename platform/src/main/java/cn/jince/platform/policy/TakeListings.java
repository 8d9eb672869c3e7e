package cn.jince.platform.policy;

import cn.jince.api.exchange.ExchangeViews.Push;
import cn.jince.api.exchange.ExchangeViews.Verdict;
import cn.jince.api.exchange.ExchangeViews.Verdicts;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.Library.Collected;
import cn.jince.platform.policy.PolicyItem.ItemState;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * 目录清单: takes policies a legacy system lists, as drafts without a drafter that nobody is told of. An officer reads,
 * adopts and publishes them; from then on the listing changes nothing.
 */
@UseCase
public class TakeListings {
    private final Library library;
    private final TransactionalOperator inTransaction;
    private final PolicyReader reader = new PolicyReader();

    TakeListings(Library library, TransactionalOperator inTransaction) {
        this.library = library;
        this.inTransaction = inTransaction;
    }

    public Mono<Verdicts> take(Push push) {
        List<DivisionCode> own =
                push.divisions().stream().map(DivisionCode::new).toList();
        return Flux.fromIterable(push.rows())
                .index()
                .concatMap(row -> take(row.getT2(), own)
                        .map(no -> new Verdict(row.getT1().intValue(), no.code(), no.pointer(), no.reason(), null)))
                .collectList()
                .map(Verdicts::new);
    }

    /** Why a listing was not taken. */
    private record No(String code, String pointer, String reason) {}

    private static final No OFFICERS_TEXT = new No("OFFICERS_TEXT", "", "平台工作人员已修订该事项，推送内容不予覆盖");

    /** Empty where it was taken. */
    private Mono<No> take(JsonNode listing, List<DivisionCode> own) {
        PolicyItem item;
        try {
            item = reader.read(listing).with(1, ItemState.DRAFT, null, null, null);
        } catch (BadPolicy bad) {
            return Mono.just(new No("BAD_LISTING", bad.pointer(), bad.reason()));
        }
        if (own.stream().noneMatch(division -> division.covers(item.division()))) {
            return Mono.just(foreign(item.division()));
        }
        String hash = ImportPolicies.hash(listing);
        return library.findCollected(item.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(known -> known.isEmpty()
                        ? library.add(item, hash).then(Mono.<No>empty())
                        : renew(known.get(), item, hash, own))
                .as(inTransaction::transactional);
    }

    private Mono<No> renew(Collected known, PolicyItem item, String hash, List<DivisionCode> own) {
        if (own.stream().noneMatch(division -> division.covers(known.division()))) {
            return Mono.just(foreign(known.division()));
        }
        if (known.hash().equals(hash)) {
            return Mono.empty();
        }
        if (known.edited()) {
            return Mono.just(OFFICERS_TEXT);
        }
        int version = known.state() == ItemState.DRAFT ? known.newestVersion() : known.newestVersion() + 1;
        PolicyItem draft = item.with(version, ItemState.DRAFT, null, null, null);
        return known.state() == ItemState.DRAFT
                ? library.renewDraft(draft, hash).flatMap(kept -> kept ? Mono.<No>empty() : Mono.just(OFFICERS_TEXT))
                : library.add(draft, hash).then(Mono.<No>empty());
    }

    private static No foreign(DivisionCode division) {
        return new No("FOREIGN_DIVISION", "/region_code", "该事项不在贵系统登记的行政区划内：" + division.value());
    }
}
