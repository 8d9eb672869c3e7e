package cn.jince.platform.matching;

import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.Port;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** What became of telling: who looked, who claimed, who does not want to hear. */
@Port
public interface Outreach {
    Mono<Void> refuse(MatchRefusal refusal);

    Mono<Void> restore(CreditCode code, String itemId);

    /** Items the enterprise does not want to hear of. */
    Mono<Set<String>> refused(CreditCode code);

    /** Items the enterprise has submitted a claim for and not withdrawn. */
    Mono<Set<String>> submitted(CreditCode code);

    /** Of these, who does not want to hear of the item; with {@code submitters} also who has submitted a claim. */
    Mono<Set<String>> notToTell(String itemId, Collection<String> codes, boolean submitters);

    Mono<Void> viewed(CreditCode code, String itemId, Instant at);

    /** Items somebody was told of, the most told first. */
    Mono<List<Rates>> rates(int limit);

    /** Enterprises by what they did with an item. */
    record Rates(String itemId, long told, long viewed, long acted, long refused) {}
}
