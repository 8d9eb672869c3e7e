package cn.jince.api.redemption;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 兑付结果: what was paid to whom, for everybody. Money is in Fen. */
public final class PaidResultViews {

    /**
     * @param clause 制定依据 of the item
     * @param creditCode masked for 个体工商户
     * @param department 主管单位; @param stage of stages, 1 of 1 where it was paid at once
     * @param recoveredFen what of it was clawed back
     * @param noticeId the public notice it followed; objections are made there
     */
    public record PaidResult(
            String itemId,
            String itemName,
            String clause,
            String enterpriseName,
            String creditCode,
            String divisionCode,
            String divisionName,
            String department,
            long amountFen,
            LocalDate paidOn,
            int stage,
            int stages,
            long recoveredFen,
            @Nullable String noticeId) {}

    /** @param more true where another page follows */
    public record PaidPage(List<PaidResult> rows, int page, boolean more) {}

    private PaidResultViews() {}
}
