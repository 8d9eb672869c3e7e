package cn.jince.platform.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a claim: one line of its timeline.
 *
 * @param reached the state after it
 * @param note reason or defects, fit to show to the enterprise
 */
public record ClaimEvent(
        Kind kind,
        ClaimState reached,
        Actor actor,
        Instant at,
        @Nullable String note) {

    /**
     * Who did it. {@link #PLATFORM} is nobody in person.
     *
     * @param clerk id of the officer at a counter who did it in this person's name; null where nobody did
     */
    public record Actor(String id, String name, @Nullable String clerk) {
        public static final Actor PLATFORM = new Actor("platform", "平台");

        public Actor(String id, String name) {
            this(id, name, null);
        }
    }

    /** @see #text() */
    public enum Kind {
        STARTED("开始填报", false),
        SAVED("保存填报内容", false),
        SUBMITTED("提交申报", true),
        WITHDRAWN("撤回申报", true),
        CORRECTION_ASKED("一次性告知补正", true),
        CORRECTED("完成补正", true),
        ACCEPTED("受理", true),
        NOT_ACCEPTED("不予受理", true),
        FIRST_REVIEWED("初审通过", true),
        JOINT_REVIEWED("会审通过", true),
        APPROVED("复审通过", true),
        REJECTED("不予通过", true),
        NOTICE_OPENED("开始公示", true),
        OBJECTED("收到异议，暂停兑付", false),
        OBJECTION_DISMISSED("异议不成立，继续公示", false),
        NOTICE_CLOSED("公示期满，转入兑付", true),
        PAYOUT_WAITING("兑付排队等待", false),
        PAYOUT_REJECTED("兑付退回，待核对账户", false),
        ACCOUNT_CORRECTED("更正收款账户，重新兑付", false),
        PAID("资金已兑付", true),
        STAGE_PAID("阶段资金已兑付，余款待验收后拨付", false),
        PROJECT_ACCEPTED("项目验收通过，拨付下一阶段资金", false),
        CONCLUDED("办结", true),
        CLAWBACK_ORDERED("要求退回资金", false),
        CLAWBACK_RECEIVED("收到部分退回资金", false),
        CLAWED_BACK("追回资金", true),
        RELAYED("转送当地系统办理", false),
        RELAY_WAITING("等待当地系统接收", false),
        RELAY_RECEIVED("当地系统已接收", false),
        RELAY_NOTED("当地系统反馈，申报状态不变", false),
        CAME_HOME("转回本平台办理", false),
        HANDED_OVER("转交办理人员", false),
        OPINION_ASKED("征求专家意见", false),
        OPINION_GIVEN("收到专家意见", false),
        DATA_CHANGED("提交后数据有变化，请核对", false),
        ESCALATED("超过办理时限，提请上级督办", false);

        private final String text;
        private final boolean moves;

        Kind(String text, boolean moves) {
            this.text = text;
            this.moves = moves;
        }

        public String text() {
            return text;
        }

        /** What an arrow of the graph is told as. */
        static Kind of(ClaimVerb verb) {
            return switch (verb) {
                case SAVE, ATTACH -> SAVED;
                case SUBMIT -> SUBMITTED;
                case WITHDRAW -> WITHDRAWN;
                case ASK_FOR_CORRECTION -> CORRECTION_ASKED;
                case CORRECT -> CORRECTED;
                case ACCEPT -> ACCEPTED;
                case REFUSE -> NOT_ACCEPTED;
                case FIRST_REVIEW -> FIRST_REVIEWED;
                case JOINT_REVIEW -> JOINT_REVIEWED;
                case HAND_OVER -> HANDED_OVER;
                case ASK_OPINION -> OPINION_ASKED;
                case GIVE_OPINION -> OPINION_GIVEN;
                case APPROVE -> APPROVED;
                case REJECT, UPHOLD_OBJECTION -> REJECTED;
                case OPEN_NOTICE -> NOTICE_OPENED;
                case CLOSE_NOTICE -> NOTICE_CLOSED;
                case PAY -> PAID;
                case CONCLUDE -> CONCLUDED;
                case CLAW_BACK -> CLAWED_BACK;
            };
        }

        /** True where a person of the enterprise did it. */
        public boolean byEnterprise() {
            return switch (this) {
                case STARTED, SAVED, SUBMITTED, WITHDRAWN, CORRECTED, ACCOUNT_CORRECTED -> true;
                default -> false;
            };
        }

        /** True where others are told. */
        public boolean moves() {
            return moves;
        }
    }
}
