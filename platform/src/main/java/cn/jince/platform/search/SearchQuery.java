package cn.jince.platform.search;

import cn.jince.platform.kernel.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the index.
 *
 * @param text as typed; blank for everything
 * @param picked labels picked in a dimension; several of one dimension are alternatives
 * @param place where it is to apply: items of that division, of those above and of those below it
 * @param page from 0
 */
public record SearchQuery(
        String text,
        Map<String, List<String>> picked,
        @Nullable DivisionCode place,
        Standing standing,
        Order order,
        LocalDate today,
        int page,
        int size) {
    /** Deeper pages are not turned; whoever wants more narrows the question or takes the open-data export. */
    public static final int DEEPEST = 10_000;

    int upTo() {
        return Math.min((page + 1) * size, DEEPEST);
    }

    /** In force, over, or both. */
    public enum Standing {
        PUBLISHED,
        EXPIRED,
        ANY
    }

    public enum Order {
        RELEVANCE,
        NEWEST,
        /** 先截止的在前. */
        DEADLINE
    }
}
