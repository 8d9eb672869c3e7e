package cn.jince.platform.local;

import cn.jince.platform.local.Additions.ExtraField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A division's field as it stands in the form.
 *
 * @param key carries the division, so that no two levels and no attribute ever share one
 * @param division who asks for it
 */
public record LocalField(
        String key,
        String label,
        ExtraField.Kind kind,
        boolean required,
        List<String> choices,
        @Nullable String hint,
        String division) {

    static LocalField of(String division, ExtraField field) {
        return new LocalField(
                "local_" + division + "_" + field.key(),
                field.label(),
                field.kind(),
                field.required(),
                field.choices(),
                field.hint(),
                division);
    }
}
