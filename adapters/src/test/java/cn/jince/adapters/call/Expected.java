package cn.jince.adapters.call;

import cn.jince.adapters.call.Column.Kind;
import cn.jince.testkit.province.Fault;
import java.util.Set;

/** What a fault must come to. @param opens true where the breaker must open on it */
record Expected(Set<String> words, boolean opens) {

    static Expected of(Column column, Fault fault) {
        boolean trust = fault == Fault.SKEWED_CLOCK || fault == Fault.NONCE_SEEN;
        // human resources refuses with a SOAP fault and status 500, which says no more than that
        return trust && column.system().equals("sx.hrss") ? bad(column.kind(), "BAD_ANSWER") : of(column.kind(), fault);
    }

    private static Expected of(Kind kind, Fault fault) {
        return switch (fault) {
            case SLOW, HANG, DRIP, HEADER_DRIP -> bad(kind, "TIMEOUT");
            case SERVER_ERROR,
                    GARBAGE,
                    NO_HTTP,
                    WRONG_SHAPE,
                    DUPLICATES,
                    TWO_LENGTHS,
                    LENGTH_AND_CHUNKS,
                    LONG_HEADER,
                    DOCTYPE,
                    CUT,
                    CUT_CHUNK,
                    EMPTY,
                    RESET,
                    LOSE_REPLY,
                    ERROR_IN_200,
                    LYING_CHARSET -> bad(kind, "BAD_ANSWER");
            // two megabytes or the time of an answer, whichever ends first
            case HUGE, ENDLESS -> bad(kind, "BAD_ANSWER", "TIMEOUT");
            case NONE, GB18030, UTF16, BOM -> well(kind);
            case SKEWED_CLOCK -> refused(kind);
            // an order whose nonce they have seen may have arrived before
            case NONCE_SEEN -> kind == Kind.ORDER ? bad(kind, "BAD_ANSWER") : refused(kind);
            case REFUSE, TLS_SELF_SIGNED, TLS_EXPIRED, TLS_WRONG_HOST, TLS_CUT -> noConnection(kind);
            case FLAPPING -> nowAndThen(kind);
        };
    }

    static Expected well(Kind kind) {
        return switch (kind) {
            case QUESTION -> new Expected(Set.of("ANSWERED"), false);
            case ORDER -> new Expected(Set.of("ACCEPTED"), false);
            case RESERVED -> reserved();
        };
    }

    /** No byte can have left: a question finds nobody, an order was certainly not sent. */
    static Expected noConnection(Kind kind) {
        return switch (kind) {
            case QUESTION -> new Expected(Set.of("BAD_ANSWER", "TIMEOUT"), true);
            case ORDER -> new Expected(Set.of("NOT_SENT BAD_ANSWER", "NOT_SENT TIMEOUT"), true);
            case RESERVED -> reserved();
        };
    }

    private static Expected bad(Kind kind, String... reasons) {
        return switch (kind) {
            case QUESTION -> new Expected(Set.of(reasons), true);
            case ORDER -> new Expected(Set.of("AMBIGUOUS"), true);
            case RESERVED -> reserved();
        };
    }

    /** They turned us away at the door; that is no fault of theirs. */
    private static Expected refused(Kind kind) {
        return switch (kind) {
            case QUESTION -> new Expected(Set.of("FORBIDDEN"), false);
            case ORDER -> new Expected(Set.of("NOT_SENT FORBIDDEN"), false);
            case RESERVED -> reserved();
        };
    }

    private static Expected nowAndThen(Kind kind) {
        return switch (kind) {
            case QUESTION -> new Expected(Set.of("ANSWERED", "BAD_ANSWER", "BREAKER_OPEN"), false);
            case ORDER -> new Expected(Set.of("ACCEPTED", "AMBIGUOUS", "NOT_SENT BREAKER_OPEN"), false);
            case RESERVED -> reserved();
        };
    }

    private static Expected reserved() {
        return new Expected(Set.of("NOT_CONNECTED"), false);
    }
}
