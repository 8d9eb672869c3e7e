package cn.jince.testkit.province;

/** What a counterpart can be told to do wrong. */
public enum Fault {
    NONE,
    /** Answers after the delay. */
    SLOW,
    /** One byte of the body per delay. */
    DRIP,
    /** Half the body, then the connection closes. */
    CUT,
    /** An HTML login page with status 200. */
    GARBAGE,
    /** Accepts and never answers. */
    HANG,
    /** Nobody listens on the port until healed. */
    REFUSE,
    /** Their error envelope in a 200. */
    ERROR_IN_200,
    /** The right answer in GB18030, declared as such. */
    GB18030,
    /** The right answer in GB18030 that claims to be UTF-8. */
    LYING_CHARSET,
    /** Applies the request, then drops the connection. */
    LOSE_REPLY,
    /** 500 with a stack trace. */
    SERVER_ERROR,
    /** A body of 3 MB. */
    HUGE,
    /** XML with a DOCTYPE and an external entity, JSON with the same in a string. */
    DOCTYPE
}
