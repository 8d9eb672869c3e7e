package cn.jince.platform.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 承诺制 and 容缺: the enterprise's word in the place of a material.
 *
 * @param dueOn the day a material that comes later must be there; null for a commitment
 */
public record MaterialPromise(
        String material, Kind kind, @Nullable LocalDate dueOn) {
    /** COMMITMENT stands for the material for good, LATER until the day. */
    public enum Kind {
        COMMITMENT,
        LATER
    }
}
