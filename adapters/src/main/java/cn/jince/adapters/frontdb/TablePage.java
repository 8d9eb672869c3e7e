package cn.jince.adapters.frontdb;

import cn.jince.adapters.collection.Kept;
import cn.jince.adapters.collection.Page;
import cn.jince.adapters.collection.Pass;
import cn.jince.adapters.collection.Row;
import cn.jince.adapters.frontdb.SeenRows.Seen;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One page of a table: only rows that changed are sent on, all of them are flagged and marked as seen.
 *
 * @param entries every row of the page by its key
 * @param unchanged keys of rows that stand as they stood
 */
record TablePage(
        TableSource source,
        Pass pass,
        List<Row> rows,
        Map<String, Entry> entries,
        Map<String, Seen> unchanged,
        @Nullable String cursor)
        implements Page {

    /** @param raw key and update time as the database gave them, for the flag */
    record Entry(Object rawKey, @Nullable LocalDateTime rawUpdated, String digest) {}

    @Override
    public Mono<Void> settle(Kept kept) {
        List<Entry> flagged = new ArrayList<>();
        entries.forEach((key, entry) -> {
            Seen before = unchanged.get(key);
            if (kept.accepted().containsKey(key) || before != null && before.kept()) {
                flagged.add(entry);
            }
        });
        return source.flag(flagged);
    }

    @Override
    public Mono<Void> mark(Kept kept) {
        List<Seen> seen = new ArrayList<>(unchanged.values());
        kept.accepted().forEach((key, subject) -> seen.add(new Seen(key, subject, digest(key), true)));
        kept.refused().forEach(row -> seen.add(new Seen(row.key(), "", digest(row.key()), false)));
        return source.seen().mark(pass, seen);
    }

    private String digest(String key) {
        return Objects.requireNonNull(entries.get(key)).digest();
    }
}
