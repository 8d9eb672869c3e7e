package cn.jince.adapters.frontdb;

import cn.jince.adapters.descriptor.Collecting.Flag;
import cn.jince.adapters.descriptor.Collecting.Table;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements that read a table page by page. Names come from the checked descriptor, values are bound. */
final class Pages {
    private final Table table;
    private final String from;
    private final String updated;
    private final String key;
    private final String byTime;
    private final String byKey;

    /** @param first how this database is asked for the first rows only */
    Pages(Table table, String first) {
        this.table = table;
        this.from = "SELECT * FROM (" + table.select() + ") t WHERE ";
        this.updated = "t." + table.updated();
        this.key = "t." + table.key();
        this.byTime = " ORDER BY " + updated + ", " + key + first;
        this.byKey = " ORDER BY " + key + first;
    }

    /** Where an unfinished pass broke off, or an overlap before the end of the last one. */
    Statement since(TableCursor cursor) {
        if (cursor.started() != null) {
            return after(cursor);
        }
        LocalDateTime high = cursor.high();
        return high == null
                ? Statement.of(from + updated + " IS NOT NULL" + byTime)
                : Statement.of(from + updated + " >= ", high.minus(table.overlap()), byTime);
    }

    Statement after(TableCursor cursor) {
        LocalDateTime at = Objects.requireNonNull(cursor.at());
        return Statement.of(
                from + "(" + updated + " > ",
                at,
                " OR (" + updated + " = ",
                at,
                " AND " + key + " > ",
                Objects.requireNonNull(cursor.key()),
                "))" + byTime);
    }

    Statement everything(@Nullable Object after) {
        return after == null
                ? Statement.of(from + key + " IS NOT NULL" + byKey)
                : Statement.of(from + key + " > ", after, byKey);
    }

    Statement flag(Flag flag, Object rowKey, LocalDateTime rowUpdated) {
        return Statement.of(
                "UPDATE " + flag.table() + " SET " + flag.column() + " = ",
                flag.value(),
                " WHERE " + table.key() + " = ",
                rowKey,
                " AND " + table.updated() + " = ",
                rowUpdated,
                // a row that is flagged already is not touched: that could move its time of change
                " AND (" + flag.column() + " IS NULL OR " + flag.column() + " <> ",
                flag.value(),
                ")");
    }
}
