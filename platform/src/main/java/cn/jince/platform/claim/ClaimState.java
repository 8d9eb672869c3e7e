package cn.jince.platform.claim;

/** 申报状态: where a claim stands. */
public enum ClaimState {
    DRAFT("草稿"),
    SUBMITTED("已提交"),
    AWAITING_CORRECTION("待补正"),
    ACCEPTED("已受理"),
    NOT_ACCEPTED("不予受理"),
    FIRST_REVIEWED("初审通过"),
    JOINT_REVIEWED("会审通过"),
    APPROVED("审批通过"),
    REJECTED("不予通过"),
    IN_PUBLIC_NOTICE("公示中"),
    PAYABLE("待兑付"),
    PAID("已兑付"),
    CONCLUDED("已办结"),
    WITHDRAWN("已撤回"),
    CLAWED_BACK("已追回");

    private final String text;

    ClaimState(String text) {
        this.text = text;
    }

    /** Chinese name, fit to show. */
    public String text() {
        return text;
    }
}
