package cn.jince.adapters.frontdb;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.collection.Page;
import cn.jince.adapters.collection.Pass;
import cn.jince.adapters.collection.Row;
import cn.jince.adapters.collection.Source;
import cn.jince.adapters.descriptor.Collecting;
import cn.jince.adapters.descriptor.Collecting.Flag;
import cn.jince.adapters.descriptor.Collecting.Full;
import cn.jince.adapters.descriptor.Collecting.Table;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.frontdb.SeenRows.Seen;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A table in pages by (update time, key). Each pass begins an overlap before where the last one ended, for clocks that
 * are behind and rows that become visible late; rows that did not change are known and not sent again. At times a pass
 * goes over everything by key alone and finds what is gone.
 */
final class TableSource implements Source {
    private final Table table;
    private final Collecting settings;
    private final Capability capability;
    private final Tables tables;
    private final SeenRows seen;
    private final Rows rows;
    private final Pages pages;
    private final Duration pace;

    TableSource(SystemDescriptor system, Capability capability, Tables tables, SeenRows seen) {
        this.settings = Objects.requireNonNull(capability.collection());
        this.table = Objects.requireNonNull(settings.table());
        this.capability = capability;
        this.tables = tables;
        this.seen = seen;
        this.rows = new Rows(table, new Cells(table.encoded(), system.charset()));
        this.pages = new Pages(table, tables.first(settings.page()));
        this.pace = system.rate() == null
                ? Duration.ZERO
                : system.rate().per().dividedBy(system.rate().calls());
    }

    SeenRows seen() {
        return seen;
    }

    /**
     * One page read. @param after where the next one begins, or how the pass ended; @param latest update time so far
     */
    private record Turn(TableCursor after, @Nullable LocalDateTime latest, boolean last, TablePage page) {}

    @Override
    public Flux<? extends Page> pages(Pass pass) {
        TableCursor cursor = TableCursor.read(pass.cursor());
        return full(cursor, pass) ? everything(cursor, pass) : changes(cursor, pass);
    }

    private boolean full(TableCursor cursor, Pass pass) {
        Full full = table.full();
        return full != null
                && cursor.started() == null
                && (cursor.full() == null || !cursor.full().plus(full.every()).isAfter(pass.wallTime()));
    }

    private Flux<Page> changes(TableCursor cursor, Pass pass) {
        return turn(pages.since(cursor), cursor, pass, cursor.at(), false)
                .expand(turn -> turn.last
                        ? Mono.empty()
                        : paced(turn(pages.after(turn.after), turn.after, pass, turn.latest, false)))
                .map(Turn::page);
    }

    private Flux<Page> everything(TableCursor cursor, Pass pass) {
        return turn(pages.everything(null), cursor, pass, null, true)
                .expand(turn -> turn.last
                        ? Mono.empty()
                        : paced(turn(pages.everything(turn.after.key()), turn.after, pass, turn.latest, true)))
                .concatMap(
                        turn -> turn.last
                                ? Flux.<Page>just(turn.page).concatWith(whenAskedFor(turn.after, pass))
                                : Flux.just(turn.page),
                        0);
    }

    private Mono<Turn> paced(Mono<Turn> turn) {
        return pace.isZero() ? turn : Mono.delay(pace).then(turn);
    }

    private Mono<Turn> turn(
            Statement statement, TableCursor cursor, Pass pass, @Nullable LocalDateTime latest, boolean all) {
        return tables.select(statement, settings.page(), capability.timeouts().firstByte())
                .flatMap(read -> turn(read, cursor, pass, latest, all));
    }

    private Mono<Turn> turn(
            List<Map<String, @Nullable Object>> read,
            TableCursor cursor,
            Pass pass,
            @Nullable LocalDateTime before,
            boolean all) {
        Map<String, TablePage.Entry> entries = new LinkedHashMap<>();
        Map<String, Row> fresh = new LinkedHashMap<>();
        LocalDateTime latest = before;
        for (Map<String, @Nullable Object> raw : read) {
            Row row = rows.row(raw, pass.wallTime().toLocalDate());
            fresh.put(row.key(), row);
            entries.put(row.key(), rows.entry(raw));
            LocalDateTime updated = rows.updated(raw);
            latest = latest == null || updated != null && updated.isAfter(latest) ? updated : latest;
        }
        boolean last = read.size() < settings.page();
        TableCursor after = last
                ? cursor.finished(pass.wallTime(), latest, all)
                : cursor.reached(pass.wallTime(), rows.updated(read.getLast()), rows.key(read.getLast()));
        // a pass over everything is never taken up in the middle, and is over only when the gone are settled
        String written = all ? null : after.text();
        LocalDateTime reached = latest;
        return seen.among(pass, List.copyOf(fresh.keySet())).map(known -> {
            Map<String, Seen> unchanged = new LinkedHashMap<>();
            entries.forEach((key, entry) -> {
                Seen was = known.get(key);
                if (was != null && was.digest().equals(entry.digest())) {
                    unchanged.put(key, was);
                    fresh.remove(key);
                }
            });
            TablePage page = new TablePage(this, pass, List.copyOf(fresh.values()), entries, unchanged, written);
            return new Turn(after, reached, last, page);
        });
    }

    /** Only when the last page was marked: before that its rows would seem to be gone. */
    private Flux<Page> whenAskedFor(TableCursor finished, Pass pass) {
        // hidden, because a plain just() is taken for a value and mapped at once
        return Flux.just(finished).hide().concatMap(cursor -> pass.keeps() ? gone(cursor, pass) : Flux.empty(), 0);
    }

    private Flux<Page> gone(TableCursor finished, Pass pass) {
        int most = Objects.requireNonNull(table.full()).mostAbsent();
        return Mono.zip(seen.unseen(pass).collectList(), seen.known(pass)).flatMapMany(both -> {
            List<Seen> gone = both.getT1();
            if (gone.size() * 100L > both.getT2() * most) {
                return Flux.error(CallFailed.badAnswer(
                        gone.size() + " of " + both.getT2() + " rows are missing: nothing is taken for gone"));
            }
            return Flux.fromIterable(gone)
                    .buffer(settings.page())
                    .<Page>map(some -> new GonePage(seen, pass, some, null))
                    .concatWithValues(new GonePage(seen, pass, List.of(), finished.text()));
        });
    }

    /** Only where the row still is what was kept: one that changed meanwhile is read again. */
    Mono<Void> flag(List<TablePage.Entry> entries) {
        Flag flag = table.flag();
        List<Statement> updates = flag == null
                ? List.of()
                : entries.stream()
                        .filter(each -> each.rawUpdated() != null)
                        .map(each -> pages.flag(flag, each.rawKey(), Objects.requireNonNull(each.rawUpdated())))
                        .toList();
        return updates.isEmpty()
                ? Mono.empty()
                : tables.update(updates, capability.timeouts().firstByte());
    }
}
