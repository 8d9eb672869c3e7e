package cn.jince.bff.mobile.part;

import cn.jince.api.reply.Reply;

/** Why a part of a screen is not there. LATE follows on the screen's stream; the others may be asked again later. */
public enum MissingReason {
    LATE,
    FAILED,
    NOT_CONNECTED,
    SUSPENDED,
    TIMEOUT,
    BREAKER_OPEN,
    SATURATED,
    BAD_ANSWER,
    FORBIDDEN,
    OFF_HOURS;

    static MissingReason of(Reply.Reason reason) {
        return switch (reason) {
            case NOT_CONNECTED -> NOT_CONNECTED;
            case SUSPENDED -> SUSPENDED;
            case TIMEOUT -> TIMEOUT;
            case BREAKER_OPEN -> BREAKER_OPEN;
            case SATURATED -> SATURATED;
            case BAD_ANSWER -> BAD_ANSWER;
            case FORBIDDEN -> FORBIDDEN;
            case OFF_HOURS -> OFF_HOURS;
        };
    }
}
