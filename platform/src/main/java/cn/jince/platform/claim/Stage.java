package cn.jince.platform.claim;

import cn.jince.api.identity.Role;

/** 审批环节, in the order a claim passes them. An expert's opinion is none: it binds nobody. */
public enum Stage {
    ACCEPTANCE("受理", Role.ACCEPTANCE),
    FIRST_REVIEW("初审", Role.FIRST_REVIEW),
    JOINT_REVIEW("会审", Role.JOINT_REVIEW),
    SECOND_REVIEW("复审", Role.SECOND_REVIEW);

    private final String text;
    private final Role role;

    Stage(String text, Role role) {
        this.text = text;
        this.role = role;
    }

    /** Chinese name, fit to show. */
    public String text() {
        return text;
    }

    /** Who decides it. */
    public Role role() {
        return role;
    }
}
