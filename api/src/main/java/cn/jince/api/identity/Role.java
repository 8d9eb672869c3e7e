package cn.jince.api.identity;

/** Roles of officers and systems. A person's rights come from mandates, not roles. */
public enum Role {
    /** Drafts policy items. */
    POLICY_DRAFTER,
    /** Approves and publishes what another officer drafted. */
    POLICY_APPROVER,
    /** 受理: accepts claims, asks for correction. */
    ACCEPTANCE,
    /** 初审. */
    FIRST_REVIEW,
    /** 会审: a joint review for another department or level. */
    JOINT_REVIEW,
    /** 专家: gives an opinion where it is asked for; it binds nobody. */
    EXPERT,
    /** 复审. */
    SECOND_REVIEW,
    /** 财政: sees payouts, settles stuck ones. */
    TREASURER,
    /** 监测与督查. */
    SUPERVISOR,
    /** 窗口: acts at a counter. */
    CLERK,
    /** Runs the platform: imports, connectors, clock of a demonstration. */
    OPERATOR,
    /** A service of the house. */
    HOUSE,
    /** A legacy system that integrates with us. */
    LEGACY
}
