package cn.jince.platform.profile;

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
import cn.jince.platform.outbox.FollowFeed;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItems;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down that a claim's facts were compared with an item's conditions: when it is submitted, and when a claim-free
 * run makes an enterprise its candidate. Follows the feed, so each counts once.
 */
@UseCase
public class NoteClaimUses {
    private static final String NAME = "fact-uses";
    private final FollowFeed feed;
    private final FactUses uses;
    private final PolicyItems items;
    private final JsonMapper json;

    NoteClaimUses(
            FollowFeed feed,
            FactUses uses,
            PolicyItems items,
            JsonMapper json,
            Background background,
            @Value("${jince.uses.beat:1s}") Duration beat) {
        this.feed = feed;
        this.uses = uses;
        this.items = items;
        this.json = json;
        background.repeat("fact uses", beat, this::follow);
    }

    /** Until the feed has nothing more, or another replica reads it. */
    public Mono<Void> follow() {
        return feed.follow(NAME, this::note);
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
