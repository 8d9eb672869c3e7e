package cn.jince.platform.policy;

import cn.jince.platform.kernel.Fingerprint;
import cn.jince.platform.kernel.UseCase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes collected policies into the library, one by one: what cannot be read is refused with its place, the rest goes
 * in, nobody is told.
 */
@UseCase
public class ImportPolicies {
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** A collected text must not bring back what officers took out of force. */
    private static final Set<PolicyItem.ItemState> RESTING = Set.of(
            PolicyItem.ItemState.SUSPENDED,
            PolicyItem.ItemState.PENDING_RECHECK,
            PolicyItem.ItemState.MERGED,
            PolicyItem.ItemState.WITHDRAWN);

    private final Library library;
    private final Clock clock;
    private final TransactionalOperator inTransaction;
    private final PolicyReader reader = new PolicyReader();

    ImportPolicies(Library library, Clock clock, TransactionalOperator inTransaction) {
        this.library = library;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    /** What became of one policy. */
    public sealed interface Line {
        record Created(String id) implements Line {}

        record Updated(String id, int version) implements Line {}

        record Unchanged(String id) implements Line {}

        record Refused(String id, String pointer, String reason) implements Line {}
    }

    public Mono<List<Line>> importPolicies(List<JsonNode> policies) {
        return Flux.fromIterable(policies)
                .concatMap(policy -> importOne(policy, false))
                .collectList();
    }

    /** @param dryRun true keeps nothing and says what would be */
    public Mono<Line> importOne(JsonNode policy, boolean dryRun) {
        String id = policy.path("id").asString("");
        PolicyItem item;
        try {
            item = reader.read(policy);
        } catch (BadPolicy bad) {
            return Mono.just(new Line.Refused(id, bad.pointer(), bad.reason()));
        }
        String hash = hash(policy);
        return library.findCollected(id)
                .map(List::of)
                .defaultIfEmpty(List.of())
                .flatMap(known ->
                        known.isEmpty() ? create(item, hash, dryRun) : renew(known.getFirst(), item, hash, dryRun))
                .as(inTransaction::transactional);
    }

    private Mono<Line> create(PolicyItem item, String hash, boolean dryRun) {
        return add(published(item, 1), hash, dryRun).thenReturn(new Line.Created(item.id()));
    }

    private Mono<Line> renew(Library.Collected known, PolicyItem item, String hash, boolean dryRun) {
        if (known.hash().equals(hash)) {
            return Mono.just(new Line.Unchanged(item.id()));
        }
        if (known.edited()) {
            return Mono.just(new Line.Refused(item.id(), "", "平台工作人员已修订该事项，导入内容不予覆盖"));
        }
        if (RESTING.contains(known.state())) {
            return Mono.just(new Line.Refused(item.id(), "", "该事项已暂停、复核、并入其他事项或撤回，导入不能使其恢复"));
        }
        int version = known.newestVersion() + 1;
        return add(published(item, version), hash, dryRun).thenReturn(new Line.Updated(item.id(), version));
    }

    private Mono<Void> add(PolicyItem item, String hash, boolean dryRun) {
        return dryRun ? Mono.empty() : library.add(item, hash);
    }

    private PolicyItem published(PolicyItem item, int version) {
        return item.with(version, PolicyItem.ItemState.PUBLISHED, null, null, clock.instant());
    }

    static String hash(JsonNode policy) {
        return Fingerprint.of(SORTED.writeValueAsBytes(SORTED.convertValue(policy, Object.class)));
    }

    /** Entries of {@code {"items":[…]}}. */
    public static List<JsonNode> itemsOf(JsonNode document) {
        List<JsonNode> items = new ArrayList<>();
        document.path("items").forEach(items::add);
        return items;
    }
}
