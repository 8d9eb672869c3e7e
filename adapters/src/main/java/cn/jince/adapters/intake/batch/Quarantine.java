package cn.jince.adapters.intake.batch;

import cn.jince.adapters.intake.row.Defect;
import cn.jince.api.exchange.ExchangeViews.QuarantinedRow;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 隔离区: rows that could not be taken, with why; so many a batch and no more. */
@Component
public class Quarantine {
    /** Kept rows of a batch; what is beyond is counted, not kept. */
    static final int KEPT = 10_000;

    private static final int PAGE = 500;
    private final DatabaseClient database;

    Quarantine(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> keep(Batch batch, List<QuarantinedRow> rows) {
        if (rows.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        INSERT INTO open_quarantine (batch, row_number, code, pointer, detail, content)
                        SELECT :batch, number, code, pointer, detail, content
                        FROM unnest(:numbers::bigint[], :codes::text[], :pointers::text[], :details::text[],
                                    :contents::text[]) AS row (number, code, pointer, detail, content)
                        ORDER BY number
                        LIMIT greatest(0, :kept - (SELECT count(*) FROM open_quarantine WHERE batch = :batch))
                        ON CONFLICT (batch, row_number) DO UPDATE
                        SET code = excluded.code, pointer = excluded.pointer, detail = excluded.detail""")
                .bind("batch", batch.id())
                .bind("kept", (long) KEPT)
                .bind("numbers", rows.stream().map(QuarantinedRow::row).toArray(Long[]::new))
                .bind("codes", texts(rows, QuarantinedRow::code))
                .bind("pointers", texts(rows, QuarantinedRow::pointer))
                .bind("details", texts(rows, QuarantinedRow::detail))
                .bind("contents", texts(rows, row -> String.valueOf(row.content())))
                .then();
    }

    private static String[] texts(List<QuarantinedRow> rows, Function<QuarantinedRow, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** Forgets those of a range that is received anew. */
    Mono<Void> drop(Batch batch, long from, long to) {
        return database.sql("DELETE FROM open_quarantine WHERE batch = :batch AND row_number BETWEEN :from AND :to")
                .bind("batch", batch.id())
                .bind("from", from)
                .bind("to", to)
                .then();
    }

    Mono<Boolean> holds(Batch batch, long row) {
        return database.sql("SELECT count(*) AS n FROM open_quarantine WHERE batch = :batch AND row_number = :row")
                .bind("batch", batch.id())
                .bind("row", row)
                .map(found -> Objects.requireNonNull(found.get("n", Long.class)) > 0)
                .one();
    }

    /** False where it is not there any more. */
    Mono<Boolean> release(Batch batch, long row) {
        return database.sql("DELETE FROM open_quarantine WHERE batch = :batch AND row_number = :row")
                .bind("batch", batch.id())
                .bind("row", row)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** A correction that is no good either: why it stays. */
    Mono<Void> stays(Batch batch, long row, Defect defect, String content) {
        return database.sql("UPDATE open_quarantine SET code = :code, pointer = :pointer, detail = :detail,"
                        + " content = :content WHERE batch = :batch AND row_number = :row")
                .bind("code", defect.code())
                .bind("pointer", defect.pointer())
                .bind("detail", defect.detail())
                .bind("content", content)
                .bind("batch", batch.id())
                .bind("row", row)
                .then();
    }

    /** In order, read page after page, so that neither side ever holds all of them. */
    public Flux<QuarantinedRow> rows(long batch) {
        return page(batch, 0)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(batch, page.getLast().row()))
                .concatMapIterable(page -> page, 1);
    }

    Mono<List<QuarantinedRow>> first(long batch, int most) {
        return read(batch, 0, most);
    }

    private Mono<List<QuarantinedRow>> page(long batch, long after) {
        return read(batch, after, PAGE);
    }

    private Mono<List<QuarantinedRow>> read(long batch, long after, int most) {
        return database.sql("SELECT row_number, code, pointer, detail, content FROM open_quarantine"
                        + " WHERE batch = :batch AND row_number > :after ORDER BY row_number LIMIT :most")
                .bind("batch", batch)
                .bind("after", after)
                .bind("most", most)
                .map(row -> new QuarantinedRow(
                        Objects.requireNonNull(row.get("row_number", Long.class)),
                        text(row.get("code", String.class)),
                        text(row.get("pointer", String.class)),
                        text(row.get("detail", String.class)),
                        text(row.get("content", String.class))))
                .all()
                .collectList();
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
