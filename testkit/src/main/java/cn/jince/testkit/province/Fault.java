package cn.jince.testkit.province;

/** What a counterpart can be told to do wrong. The letter and number name the row of the fault catalogue it serves. */
public enum Fault {
    NONE(0),
    /** A1: answers after the delay. */
    SLOW(1),
    /** A1: accepts and never answers. */
    HANG(1),
    /** A2: 500 with a stack trace. */
    SERVER_ERROR(2),
    /** A3: one byte of the body per delay. */
    DRIP(3),
    /** A3: one byte of the header per delay. */
    HEADER_DRIP(3),
    /** A4: an HTML login page with status 200. */
    GARBAGE(4),
    /** A4: bytes that are no HTTP at all. */
    NO_HTTP(4),
    /** A4: well formed, but of another contract: an empty list, another operation. */
    WRONG_SHAPE(4),
    /** A4: the right answer with its first part said twice. */
    DUPLICATES(4),
    /** A4: two Content-Length that differ. */
    TWO_LENGTHS(4),
    /** A4: Content-Length and chunks at once. */
    LENGTH_AND_CHUNKS(4),
    /** A4: a header of 200 KB. */
    LONG_HEADER(4),
    /** A4: XML with a DOCTYPE and an external entity. */
    DOCTYPE(4),
    /** A5: half the body, then the connection closes. */
    CUT(5),
    /** A5: half a chunk, then the connection closes. */
    CUT_CHUNK(5),
    /** A5: the connection closes without a byte. */
    EMPTY(5),
    /** A5: half the body, then a reset. */
    RESET(5),
    /** A5: applies the request, then drops the connection. */
    LOSE_REPLY(5),
    /** A6: their error envelope in a 200. */
    ERROR_IN_200(6),
    /** A7: a body of 512 MB. */
    HUGE(7),
    /** A7: chunks without end. */
    ENDLESS(7),
    /** A8: the right answer in GB18030, declared as such. */
    GB18030(8),
    /** A8: the right answer in UTF-16 behind a byte order mark. */
    UTF16(8),
    /** A8: the right answer in UTF-8 behind a byte order mark. */
    BOM(8),
    /** A8: the right answer in GB18030 that claims to be UTF-8. */
    LYING_CHARSET(8),
    /** A9: their clock is wrong by the delay, so every signature looks old. */
    SKEWED_CLOCK(9),
    /** A9: they say they have seen every nonce before. */
    NONCE_SEEN(9),
    /** A12: nobody listens on the port until healed. */
    REFUSE(12),
    /** A11: every second request finds the connection closed. */
    FLAPPING(11),
    /** A13: TLS with a certificate nobody vouches for. */
    TLS_SELF_SIGNED(13),
    /** A13: TLS with a certificate that has ended. */
    TLS_EXPIRED(13),
    /** A13: TLS with a certificate for another host. */
    TLS_WRONG_HOST(13),
    /** A13: the handshake breaks off. */
    TLS_CUT(13);

    private final int row;

    Fault(int row) {
        this.row = row;
    }

    /** Its row in the fault catalogue: 1 for A1. */
    public int row() {
        return row;
    }

    /** True where the port itself changes, not the next answer. */
    boolean ofThePort() {
        return this == REFUSE || name().startsWith("TLS_");
    }
}
