package cn.jince.adapters.sender;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be pushed. Rows go on in chunks: each is kept, passed on and judged as one, so its size bounds what is in
 * memory and what a broken connection repeats.
 */
public enum Kind {
    FACTS(1000, 16 * 1024),
    POLICY_LISTINGS(20, 256 * 1024),
    CLAIM_STATES(100, 8 * 1024),
    PAYOUT_RECEIPTS(200, 8 * 1024),
    TICKETS(200, 32 * 1024);

    private final int chunk;
    private final int longestRow;

    Kind(int chunk, int longestRow) {
        this.chunk = chunk;
        this.longestRow = longestRow;
    }

    /** Rows of a chunk. */
    public int chunk() {
        return chunk;
    }

    /** Bytes of a row. */
    public int longestRow() {
        return longestRow;
    }

    /** True where each row is an event with an id of its own. */
    public boolean events() {
        return this == CLAIM_STATES || this == PAYOUT_RECEIPTS || this == TICKETS;
    }

    /** As it stands in addresses and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
