package cn.jince.adapters.catalogue;

import cn.jince.api.reply.Reply.Reason;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credit codes that always bring the same outcome in the sandbox: {@value #STEM} and three digits. */
public enum MagicInput {
    ANSWERED("200", null, "有记录：返回示例数据"),
    ABSENT("404", null, "对方明确答复没有该企业的记录"),
    NOT_CONNECTED("501", Reason.NOT_CONNECTED, "该能力尚未接通，带预计日期"),
    SUSPENDED("423", Reason.SUSPENDED, "运维人员已暂停该系统"),
    TIMEOUT("504", Reason.TIMEOUT, "对方未在时限内答复"),
    BREAKER_OPEN("502", Reason.BREAKER_OPEN, "对方连续失败，暂不再调用"),
    SATURATED("429", Reason.SATURATED, "查询过多，请稍后再试"),
    BAD_ANSWER("500", Reason.BAD_ANSWER, "对方答复不符合契约"),
    FORBIDDEN("401", Reason.FORBIDDEN, "没有查询该项信息的权限"),
    OFF_HOURS("503", Reason.OFF_HOURS, "不在对方服务时间");

    public static final String STEM = "91149999MAMAGIC";
    private final String ending;
    private final @Nullable Reason reason;
    private final String meaning;

    MagicInput(String ending, @Nullable Reason reason, String meaning) {
        this.ending = ending;
        this.reason = reason;
        this.meaning = meaning;
    }

    public String creditCode() {
        return STEM + ending;
    }

    /** Null for answers. */
    public @Nullable Reason reason() {
        return reason;
    }

    public String meaning() {
        return meaning;
    }

    static Optional<MagicInput> of(String creditCode) {
        return Arrays.stream(values())
                .filter(each -> each.creditCode().equals(creditCode))
                .findFirst();
    }
}
