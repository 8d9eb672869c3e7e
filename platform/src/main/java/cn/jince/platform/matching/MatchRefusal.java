package cn.jince.platform.matching;

import java.time.Instant;

/** 与我无关: an enterprise does not want to hear of an item. @param person who said so */
public record MatchRefusal(String creditCode, String itemId, Reason reason, String remark, String person, Instant at) {

    /** Why; WRONG_DATA is the start of an objection to a fact. */
    public enum Reason {
        NOT_OUR_TRADE,
        WRONG_DATA,
        TOO_MUCH_WORK,
        ALREADY_HAD,
        OTHER
    }
}
