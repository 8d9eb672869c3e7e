package cn.jince.platform.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * 导出表: what goes into a file.
 *
 * @param filter by what the rows were chosen, in words
 * @param rows cells are texts, numbers, days or instants; asked for once, row by row
 */
public record Table(String title, String filter, List<String> head, Supplier<Flux<List<@Nullable Object>>> rows) {

    /** Whole fen as yuan with two decimals. */
    public static @Nullable BigDecimal yuan(@Nullable Long fen) {
        return fen == null ? null : BigDecimal.valueOf(fen, 2);
    }
}
