package cn.jince.platform.profile;

import cn.jince.api.event.EventPage;
import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.ClaimFreeMoved;
import cn.jince.api.event.EventTypes.ClaimMoved;
import cn.jince.api.event.OutboxEvent;
import cn.jince.platform.enterprise.FactUse;
import cn.jince.platform.enterprise.FactUses;
import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Background;
import cn.jince.platform.outbox.OutboxFeed;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down that a claim's facts were compared with an item's conditions: when it is submitted, and when a claim-free
 * run makes an enterprise its candidate. Follows the feed; line and position in one transaction, so each counts once.
 */
@UseCase
public class NoteClaimUses {
    private static final String NAME = "fact-uses";
    private static final int PAGE = 100;
    private final OutboxFeed feed;
    private final FeedCursors cursors;
    private final FactUses uses;
    private final PolicyItems items;
    private final JsonMapper json;
    private final TransactionalOperator inTransaction;

    NoteClaimUses(
            OutboxFeed feed,
            FeedCursors cursors,
            FactUses uses,
            PolicyItems items,
            JsonMapper json,
            TransactionalOperator inTransaction,
            Background background,
            @Value("${jince.uses.beat:1s}") Duration beat) {
        this.feed = feed;
        this.cursors = cursors;
        this.uses = uses;
        this.items = items;
        this.json = json;
        this.inTransaction = inTransaction;
        background.repeat("fact uses", beat, this::follow);
    }

    /** Until the feed has nothing more, or another replica reads it. */
    public Mono<Void> follow() {
        return page().expand(read -> read == PAGE ? page() : Mono.empty()).then();
    }

    private Mono<Integer> page() {
        return cursors.lock(NAME)
                .flatMap(after -> feed.read(after, PAGE))
                .flatMap(this::keep)
                .as(inTransaction::transactional);
    }

    private Mono<Integer> keep(EventPage page) {
        return page.events().isEmpty()
                ? Mono.just(0)
                : Flux.fromIterable(page.events())
                        .concatMap(this::note)
                        .then(cursors.move(NAME, page.next()))
                        .thenReturn(page.events().size());
    }

    private Mono<Void> note(OutboxEvent event) {
        return switch (event.type()) {
            case EventTypes.CLAIM_MOVED -> {
                ClaimMoved moved = json.treeToValue(event.data(), ClaimMoved.class);
                yield moved.state().equals("SUBMITTED")
                        ? note(
                                FactUse.Kind.CLAIM,
                                moved.creditCode(),
                                moved.claimId(),
                                moved.itemId(),
                                "核验申报“" + moved.itemName() + "”的条件",
                                event.at())
                        : Mono.empty();
            }
            case EventTypes.CLAIM_FREE_MOVED -> {
                ClaimFreeMoved moved = json.treeToValue(event.data(), ClaimFreeMoved.class);
                yield moved.state().equals("CANDIDATE")
                        ? note(
                                FactUse.Kind.CLAIM_FREE,
                                moved.creditCode(),
                                moved.runId(),
                                moved.itemId(),
                                "免申即享“" + moved.itemName() + "”比对",
                                event.at())
                        : Mono.empty();
            }
            default -> Mono.empty();
        };
    }

    private Mono<Void> note(
            FactUse.Kind kind, String creditCode, String reference, String itemId, String purpose, Instant at) {
        return items.findPublished(itemId)
                .switchIfEmpty(Mono.defer(() -> items.findNewest(itemId)))
                .flatMap(item -> uses.note(new FactUse(
                        new CreditCode(creditCode),
                        kind,
                        reference,
                        user(item),
                        purpose,
                        Conditions.leaves(item.eligibility()).stream()
                                .map(Eligibility.Leaf::attribute)
                                .map(Attribute::key)
                                .distinct()
                                .toList(),
                        at)));
    }

    /** The department the comparison is made for. */
    private static FactUse.User user(PolicyItem item) {
        return new FactUse.User("platform", "晋策平台", item.division().value(), item.authority());
    }
}
