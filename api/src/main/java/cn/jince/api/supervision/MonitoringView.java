package cn.jince.api.supervision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 监测 along the plan's four dimensions, for one division and below. Money is in Fen. */
public record MonitoringView(
        String divisionCode,
        String divisionName,
        Acceptance acceptance,
        Process process,
        Timeliness timeliness,
        Result result,
        List<ByItem> byItem,
        Instant at) {

    /** 受理. */
    public record Acceptance(
            long drafted, long submitted, long accepted, long notAccepted, long corrections, long withdrawn) {}

    /** 审批过程: claims by state now, and median dwell per stage in hours. */
    public record Process(List<Count> byState, List<Dwell> dwell) {}

    /** 办理时效 of submitted claims, decided ones too: near means two working days or less to the limit. */
    public record Timeliness(long withinLimit, long nearLimit, long overLimit, double medianWorkingDays) {}

    /** 办理结果. */
    public record Result(
            long approved,
            long rejected,
            long inNotice,
            long paid,
            long paidFen,
            long claimFreeEnterprises,
            long claimFreePaidFen,
            long claimFreeLeftOut) {}

    public record Count(String key, String name, long count) {}

    public record Dwell(String stage, String name, double medianHours) {}

    /**
     * 应兑尽兑 of one item, in enterprises.
     *
     * @param eligible met by the newest comparison; null where the item is for more than the division asked about
     * @param toBeVerified not known to be eligible or not, for want of data
     * @param remainder the sum of the reasons
     */
    public record RedemptionRow(
            String itemId,
            String itemName,
            @Nullable Long eligible,
            @Nullable Long toBeVerified,
            @Nullable Long told,
            long claimed,
            long approved,
            long paid,
            long paidFen,
            long remainder,
            List<Count> reasons) {}

    public record ByItem(
            String itemId,
            String itemName,
            long matched,
            long told,
            long claimed,
            long approved,
            long paid,
            long paidFen) {}
}
