package cn.jince.adapters.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery in the ledger.
 *
 * @param state SEEN READING DONE DUPLICATE QUARANTINED
 * @param seen when it was first found with this size and time
 * @param received rows that were read so far, good or bad
 */
record Entry(
        long id,
        Found file,
        String state,
        Instant seen,
        @Nullable String sm3,
        long received) {
    boolean open() {
        return state.equals("SEEN") || state.equals("READING");
    }
}
