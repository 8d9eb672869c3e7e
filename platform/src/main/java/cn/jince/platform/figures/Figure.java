package cn.jince.platform.figures;

/** 监测指标: one condition on a submitted claim, by which it is counted and by which it is listed. */
public enum Figure {
    SUBMITTED("提交", "c.submitted_at IS NOT NULL"),
    ACCEPTED("受理", step("ACCEPTED")),
    NOT_ACCEPTED("不予受理", step("NOT_ACCEPTED")),
    CORRECTION_ASKED("一次性告知补正", step("CORRECTION_ASKED")),
    WITHDRAWN("撤回", "c.state = 'WITHDRAWN'"),
    WAITING("待办理", waits()),
    NEAR_LIMIT("临近时限", "NOT " + late() + " AND " + waits() + " AND c.due_on <= :near"),
    OVER_LIMIT("超时限", late()),
    APPROVED("审批通过", step("APPROVED")),
    REJECTED("不予通过", "c.state = 'REJECTED'"),
    IN_NOTICE("公示中", "c.state = 'IN_PUBLIC_NOTICE'"),
    PAYABLE("待兑付", "c.state = 'PAYABLE'"),
    PAID("已兑付", "c.state IN ('PAID', 'CONCLUDED')"),
    CLAWED_BACK("追回", "c.state = 'CLAWED_BACK'");

    private final String text;
    private final String condition;

    Figure(String text, String condition) {
        this.text = text;
        this.condition = "(" + condition + ")";
    }

    private static String step(String event) {
        return "EXISTS (SELECT 1 FROM claim_step s WHERE s.claim_id = c.id AND s.event = '" + event + "')";
    }

    /** A stage of ours waits to be decided, with a limit. */
    private static String waits() {
        return "(c.due_on IS NOT NULL AND c.next_stage IS NOT NULL)";
    }

    /** For good once a step of it was late. */
    private static String late() {
        return "(c.state <> 'WITHDRAWN' AND (c.decided_late OR (" + waits() + " AND c.due_on < :today)))";
    }

    public String text() {
        return text;
    }

    /** On {@code claim c}; may ask for {@code :today} and {@code :near}. */
    String condition() {
        return condition;
    }
}
