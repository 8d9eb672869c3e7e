package cn.jince.api.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of local additions 地方附加. */
public final class LocalAdditionViews {

    /** @param itemId the item, or ALL; @param divisionCode who added it */
    public record LevelView(
            String itemId, String divisionCode, String divisionName, int version, AdditionsForm additions) {}

    /** @param noticeText said in the public notice; @param promisedDays working days, shorter than the item's */
    public record AdditionsForm(
            List<StageForm> stages,
            List<FieldForm> fields,
            List<String> materials,
            @Nullable String noticeText,
            @Nullable Integer promisedDays,
            @Nullable List<PromisableForm> promisable) {}

    /** @param laterDays 0 where a commitment stands for the material, else working days until it must be there */
    public record PromisableForm(String material, int laterDays) {}

    /** A joint review 会审. @param limitDays working days of its own */
    public record StageForm(String name, String divisionCode, String department, int limitDays) {}

    /** @param kind TEXT NUMBER BOOL DATE; @param choices of TEXT, empty for anything */
    public record FieldForm(
            String key,
            String label,
            String kind,
            boolean required,
            List<String> choices,
            @Nullable String hint) {}

    private LocalAdditionViews() {}
}
