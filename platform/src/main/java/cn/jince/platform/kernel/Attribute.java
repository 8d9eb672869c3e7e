package cn.jince.platform.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One attribute policies ask about.
 *
 * @param key snake_case key, as in the policies, for example {@code main_business_revenue}
 * @param name Chinese name fit to show
 * @param unit unit of a number, for example 万元
 * @param system id of the source system, {@code computed} or {@code declared}
 * @param department who can settle it, fit to show, for example 统计局
 */
public record Attribute(
        String key, String name, Kind kind, @Nullable String unit, Origin origin, String system, String department) {

    /** What its values are. CODE and DIVISION are hierarchical: a prefix stands for everything below it. */
    public enum Kind {
        TEXT,
        TEXT_SET,
        NUMBER,
        BOOL,
        DATE,
        CODE,
        DIVISION
    }

    /** Where its values come from. */
    public enum Origin {
        /** Collected from a department's system. */
        PROFILE,
        /** Computed by us from collected values. */
        COMPUTED,
        /** Only the enterprise can state it, per claim or project. */
        DECLARED
    }
}
