package cn.jince.platform.claim;

/** What can be done to a claim; the graph says in which state. */
public enum ClaimVerb {
    SAVE,
    ATTACH,
    SUBMIT,
    WITHDRAW,
    ASK_FOR_CORRECTION,
    CORRECT,
    ACCEPT,
    REFUSE,
    FIRST_REVIEW,
    JOINT_REVIEW,
    HAND_OVER,
    ASK_OPINION,
    GIVE_OPINION,
    APPROVE,
    REJECT,
    OPEN_NOTICE,
    UPHOLD_OBJECTION,
    CLOSE_NOTICE,
    PAY,
    CONCLUDE,
    CLAW_BACK
}
