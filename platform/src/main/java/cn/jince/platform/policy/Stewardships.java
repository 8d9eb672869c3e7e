package cn.jince.platform.policy;

import cn.jince.platform.kernel.Port;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Who answers for which item. */
@Port
public interface Stewardships {
    /** Empty where nobody has taken the item in hand. */
    Mono<Stewardship> find(String itemId);

    /** In a transaction; false where somebody was faster. */
    Mono<Boolean> save(Stewardship next);

    /** Published items to be looked at again, the longest overdue first, at most 500. @param owner null for all */
    Mono<List<Stale>> stale(String divisionPrefix, @Nullable String owner, LocalDate today);

    /** @param reviewOn null where nobody ever took it in hand */
    record Stale(
            String itemId,
            String name,
            String division,
            String authority,
            String ownerId,
            String ownerName,
            @Nullable LocalDate reviewOn) {}
}
