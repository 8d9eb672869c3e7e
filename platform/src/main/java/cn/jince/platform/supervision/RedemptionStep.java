package cn.jince.platform.supervision;

/**
 * Where an enterprise stands with an item, told by the state of its newest claim or its place in a run.
 *
 * @param claimed it has asked, or said that it wishes; @param approved it was granted
 */
enum RedemptionStep {
    NOT_TOLD("尚未告知", false, false),
    NOT_CLAIMED("已告知未申报", false, false),
    WISH_OPEN("待企业确认意愿", false, false),
    DRAFTING("填报中", false, false),
    CORRECTING("待企业补正", true, false),
    IN_REVIEW("审核中", true, false),
    IN_NOTICE("公示中", true, true),
    WAITING_PAYOUT("待兑付", true, true),
    PAYOUT_REJECTED("兑付退回，待更正账户", true, true),
    REFUSED("不予受理或不予通过", true, false),
    GAVE_UP("企业撤回或放弃", false, false),
    DATA_UNKNOWN("数据待核实", true, false),
    NO_LONGER_MET("复核不再符合", true, false),
    OUT_OF_FUNDS("预算或累计上限不足", true, false),
    CLAWED_BACK("已追回", true, true),
    PAID("已兑付", true, true);

    private final String text;
    private final boolean claimed;
    private final boolean approved;

    RedemptionStep(String text, boolean claimed, boolean approved) {
        this.text = text;
        this.claimed = claimed;
        this.approved = approved;
    }

    String text() {
        return text;
    }

    boolean claimed() {
        return claimed;
    }

    boolean approved() {
        return approved;
    }

    /** @param state of a claim, or of a member of a run with {@code RUN_} before it; what is new is in review */
    static RedemptionStep of(String state) {
        return switch (state) {
            case "DRAFT" -> DRAFTING;
            case "AWAITING_CORRECTION" -> CORRECTING;
            case "IN_PUBLIC_NOTICE", "RUN_IN_PUBLIC_NOTICE" -> IN_NOTICE;
            case "PAYABLE", "RUN_PAYABLE" -> WAITING_PAYOUT;
            case "PAYOUT_REJECTED" -> PAYOUT_REJECTED;
            case "NOT_ACCEPTED", "REJECTED" -> REFUSED;
            case "WITHDRAWN", "RUN_DECLINED" -> GAVE_UP;
            case "PAID", "CONCLUDED", "RUN_PAID" -> PAID;
            case "CLAWED_BACK" -> CLAWED_BACK;
            case "RUN_CANDIDATE" -> WISH_OPEN;
            case "RUN_UNKNOWN" -> DATA_UNKNOWN;
            case "RUN_FUNDS" -> OUT_OF_FUNDS;
            case "RUN_LEFT_OUT" -> NO_LONGER_MET;
            default -> IN_REVIEW;
        };
    }
}
