package cn.jince.platform.fiscal;

import cn.jince.platform.kernel.Port;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** 账: double entry by line. Nothing is ever changed; balances are what the entries sum to. */
@Port
public interface Ledger {
    /** Sums by account; an account without entries is missing. */
    record Balances(Map<LedgerAccount, Long> of) {
        public static final Balances NONE = new Balances(Map.of());

        public long get(LedgerAccount account) {
            return of.getOrDefault(account, 0L);
        }
    }

    /** What was committed and paid in a month, less what came back in it. */
    record Month(long committedFen, long paidFen) {}

    /**
     * Posts inside the caller's transaction.
     *
     * @param reference what it is for; a movement happens once to a reference
     */
    Mono<Void> post(String lineId, Movement movement, long amountFen, String reference, Instant at);

    /** By line. */
    Mono<Map<String, Balances>> balances(Collection<String> lineIds);

    /** By line and month of its fiscal year, 1 to 12; what falls into later years counts as December. */
    Mono<Map<String, Map<Integer, Month>>> months(Collection<String> lineIds, int fiscalYear);
}
