package cn.jince.bff.mobile.delivery;

/** 消息类别. */
public enum LetterClass {
    /** 办件必达: decisions, defects, payouts. Neither capped nor delayed. */
    MUST_ARRIVE,
    /** 匹配: newly matched policies. Capped, and quiet at night. */
    MATCH
}
