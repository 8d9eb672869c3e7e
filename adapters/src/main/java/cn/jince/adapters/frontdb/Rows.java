package cn.jince.adapters.frontdb;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.collection.Row;
import cn.jince.adapters.descriptor.Collecting.Flag;
import cn.jince.adapters.descriptor.Collecting.Table;
import cn.jince.adapters.descriptor.Collecting.Tombstone;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a row of a table is to a collection. */
final class Rows {
    private final Table table;
    private final Cells cells;

    Rows(Table table, Cells cells) {
        this.table = table;
        this.cells = cells;
    }

    /** @param today a row from the future holds for today */
    Row row(Map<String, @Nullable Object> raw, LocalDate today) {
        String key = key(raw).toString();
        try {
            Map<String, Object> content = cells.read(raw);
            LocalDateTime updated = updated(raw);
            LocalDate day = updated == null || updated.toLocalDate().isAfter(today) ? today : updated.toLocalDate();
            return new Row.Read(key, content, day, gone(content));
        } catch (CallFailed e) {
            return new Row.Damaged(key, "BAD_LETTERS", String.valueOf(e.getMessage()));
        }
    }

    private boolean gone(Map<String, Object> content) {
        Tombstone tombstone = table.tombstone();
        return tombstone != null && tombstone.value().equals(String.valueOf(content.get(lower(tombstone.column()))));
    }

    TablePage.Entry entry(Map<String, @Nullable Object> raw) {
        return new TablePage.Entry(key(raw), updated(raw), digest(raw));
    }

    Object key(Map<String, @Nullable Object> raw) {
        Object key = raw.get(lower(table.key()));
        if (key instanceof Number || key instanceof String) {
            return key;
        }
        throw CallFailed.badAnswer("the key column " + table.key() + " is no number and no text");
    }

    @Nullable
    LocalDateTime updated(Map<String, @Nullable Object> raw) {
        Object updated = raw.get(lower(table.updated()));
        if (updated == null || updated instanceof LocalDateTime) {
            return (LocalDateTime) updated;
        }
        throw CallFailed.badAnswer("the column " + table.updated() + " is no time without zone");
    }

    private static String lower(String column) {
        return column.toLowerCase(Locale.ROOT);
    }

    /** Of what is theirs: a flag that we wrote, and a time of change that our writing moved, are no change. */
    private String digest(Map<String, @Nullable Object> raw) {
        Flag flag = table.flag();
        StringBuilder text = new StringBuilder();
        raw.forEach((column, value) -> {
            boolean ours =
                    flag != null && (column.equals(lower(flag.column())) || column.equals(lower(table.updated())));
            if (!ours) {
                text.append(column)
                        .append('=')
                        .append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
                        .append('\u001f');
            }
        });
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
