package cn.jince.api.claim;

import cn.jince.api.claim.ClaimViews.DefectView;
import cn.jince.api.claim.ClaimViews.FormField;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of bundles 一次申报: one collection of data for several items. */
public final class BundleViews {

    /** @param itemIds 2 to 20 different items */
    public record StartBundleForm(String creditCode, List<String> itemIds) {}

    /**
     * @param form each field once, whichever items ask for it; @param materials each once; @param items in the order
     *     they were chosen
     */
    public record BundleView(
            String id,
            int version,
            String creditCode,
            String enterpriseName,
            List<BundleField> form,
            List<BundleMaterial> materials,
            List<BundleItem> items) {}

    /** @param itemIds who asks for it */
    public record BundleField(FormField field, List<String> itemIds) {}

    public record BundleMaterial(String name, boolean attached, List<String> itemIds) {}

    /**
     * @param state DRAFT, SUBMITTED or a later state of its claim, REFUSED where no claim could be begun or the last
     *     submission was refused
     * @param code of the problem, where it is REFUSED; @param dueOn of its own clock
     */
    public record BundleItem(
            String itemId,
            String itemName,
            @Nullable String claimId,
            @Nullable String number,
            String state,
            String stateName,
            @Nullable LocalDate dueOn,
            @Nullable String code,
            @Nullable String detail,
            List<DefectView> defects) {}

    private BundleViews() {}
}
