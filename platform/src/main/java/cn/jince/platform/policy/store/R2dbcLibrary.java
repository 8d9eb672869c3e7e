package cn.jince.platform.policy.store;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.policy.ItemVerb;
import cn.jince.platform.policy.Library;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyItem.ItemState;
import cn.jince.platform.rows.Columns;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcLibrary implements Library {
    private static final String NEWEST_PUBLISHED =
            "SELECT p.* FROM policy_item p WHERE p.state = 'PUBLISHED' AND p.version ="
                    + " (SELECT max(version) FROM policy_item WHERE id = p.id AND published_at IS NOT NULL)";
    private final DatabaseClient db;
    private final ItemRows rows;
    private final Clock clock;
    private final AtomicReference<Copy> copy = new AtomicReference<>(new Copy(new Mark(-1, null, -1), List.of()));

    R2dbcLibrary(DatabaseClient db, ItemRows rows, Clock clock) {
        this.db = db;
        this.rows = rows;
        this.clock = clock;
    }

    /** Changes with everything that is published or withdrawn, in whatever replica. */
    private record Mark(long published, @Nullable Instant newest, long moves) {}

    private record Copy(Mark mark, List<PolicyItem> items) {}

    @Override
    public Mono<PolicyItem> findPublished(String id) {
        return db.sql(NEWEST_PUBLISHED + " AND p.id = :id")
                .bind("id", id)
                .map(rows::toItem)
                .one()
                .switchIfEmpty(Mono.defer(() -> mergedInto(id).flatMap(this::findPublished)));
    }

    private Mono<String> mergedInto(String id) {
        return db.sql("SELECT into_id FROM item_merger WHERE item_id = :id")
                .bind("id", id)
                .map(row -> new Columns(row).text("into_id"))
                .one();
    }

    @Override
    public Mono<PolicyItem> find(String id, int version) {
        return db.sql("SELECT * FROM policy_item WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .map(rows::toItem)
                .one();
    }

    @Override
    public Mono<PolicyItem> findNewest(String id) {
        return db.sql("SELECT * FROM policy_item WHERE id = :id ORDER BY version DESC LIMIT 1")
                .bind("id", id)
                .map(rows::toItem)
                .one();
    }

    @Override
    public Flux<PolicyItem> published() {
        return db.sql(
                        "SELECT count(*) AS n, max(published_at) AS at, (SELECT count(*) FROM policy_decision WHERE verb IN"
                                + " ('SUSPEND', 'RESUME', 'RECHECK', 'PASS_RECHECK', 'FAIL_RECHECK', 'MERGE', 'WITHDRAW', 'CLOSE'))"
                                + " AS moves FROM policy_item WHERE state = 'PUBLISHED'")
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Mark(columns.number("n"), columns.instantOrNull("at"), columns.number("moves"));
                })
                .one()
                .flatMap(this::copyOf)
                .flatMapIterable(Copy::items);
    }

    /** The mark is read before the items: a copy may be newer than its mark, never older. */
    private Mono<Copy> copyOf(Mark mark) {
        Copy kept = copy.get();
        if (kept.mark().equals(mark)) {
            return Mono.just(kept);
        }
        return db.sql(NEWEST_PUBLISHED + " ORDER BY p.id")
                .map(rows::toItem)
                .all()
                .collectList()
                .map(items -> new Copy(mark, items))
                .doOnNext(copy::set);
    }

    @Override
    public Mono<Void> add(PolicyItem item, @Nullable String hash) {
        GenericExecuteSpec sql =
                db.sql("INSERT INTO policy_item (id, version, name, level, division, type, target, authority,"
                        + " mode, state, valid_from, valid_to, content, search_text, content_hash, drafted_by, approved_by, published_at)"
                        + " VALUES (:id, :version, :name, :level, :division, :type, :target, :authority, :mode, :state, :from, :to,"
                        + " :content, :search, :hash, :drafter, :approver, :published)");
        return Columns.bind(bindItem(sql, item), "hash", hash, String.class).then();
    }

    @Override
    public Mono<Boolean> replace(PolicyItem item, ItemState expected) {
        GenericExecuteSpec sql =
                db.sql("UPDATE policy_item SET name = :name, level = :level, division = :division, type = :type,"
                        + " target = :target, authority = :authority, mode = :mode, state = :state, valid_from = :from, valid_to = :to,"
                        + " content = :content, search_text = :search, drafted_by = :drafter, approved_by = :approver,"
                        + " published_at = :published WHERE id = :id AND version = :version AND state = :expected");
        return bindItem(sql, item)
                .bind("expected", expected.name())
                .fetch()
                .rowsUpdated()
                .map(updated -> updated == 1);
    }

    @Override
    public Mono<Boolean> renewDraft(PolicyItem item, String hash) {
        // the hash first: it locks the row, so that no officer takes the draft in hand in between
        return db.sql("UPDATE policy_item SET content_hash = :hash WHERE id = :id AND version = :version"
                        + " AND state = 'DRAFT' AND drafted_by IS NULL")
                .bind("hash", hash)
                .bind("id", item.id())
                .bind("version", item.version())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? replace(item, ItemState.DRAFT) : Mono.just(false));
    }

    private GenericExecuteSpec bindItem(GenericExecuteSpec sql, PolicyItem item) {
        GenericExecuteSpec bound = sql.bind("id", item.id())
                .bind("version", item.version())
                .bind("name", item.name())
                .bind("level", item.level())
                .bind("division", item.division().value())
                .bind("type", item.type())
                .bind("target", item.target().name())
                .bind("authority", item.authority())
                .bind("mode", item.mode().name())
                .bind("state", item.state().name())
                .bind("content", rows.toContent(item))
                .bind("search", ItemRows.searchText(item));
        bound = Columns.bind(bound, "from", item.validFrom(), LocalDate.class);
        bound = Columns.bind(bound, "to", item.validTo(), LocalDate.class);
        bound = Columns.bind(bound, "drafter", item.draftedBy(), String.class);
        bound = Columns.bind(bound, "approver", item.approvedBy(), String.class);
        return Columns.bind(bound, "published", at(item.publishedAt()), OffsetDateTime.class);
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Mono<Void> note(PolicyItem item, ItemVerb verb, String by, String reason) {
        return db.sql("INSERT INTO policy_decision (id, version, verb, by_id, at, reason)"
                        + " VALUES (:id, :version, :verb, :by, :at, :reason)")
                .bind("id", item.id())
                .bind("version", item.version())
                .bind("verb", verb.name())
                .bind("by", by)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("reason", reason)
                .then();
    }

    @Override
    public Mono<Collected> findCollected(String id) {
        return db.sql("SELECT max(version) AS newest,"
                        + " (SELECT content_hash FROM policy_item WHERE id = :id AND content_hash IS NOT NULL"
                        + " ORDER BY version DESC LIMIT 1) AS hash, bool_or(drafted_by IS NOT NULL) AS edited,"
                        + " (array_agg(division ORDER BY version DESC))[1] AS division,"
                        + " (array_agg(state ORDER BY version DESC))[1] AS state"
                        + " FROM policy_item WHERE id = :id HAVING count(*) > 0")
                .bind("id", id)
                .map(row -> {
                    Columns columns = new Columns(row);
                    String hash = columns.textOrNull("hash");
                    return new Collected(
                            columns.integer("newest"),
                            hash == null ? "" : hash,
                            columns.flag("edited"),
                            new DivisionCode(columns.text("division")),
                            ItemState.valueOf(columns.text("state")));
                })
                .one();
    }

    @Override
    public Flux<PolicyItem> versions(String id) {
        return db.sql("SELECT * FROM policy_item WHERE id = :id ORDER BY version DESC LIMIT 100")
                .bind("id", id)
                .map(rows::toItem)
                .all();
    }

    @Override
    public Mono<Page> search(Query query) {
        Map<String, Object> values = new LinkedHashMap<>();
        String where = where(query, values);
        Mono<Long> total = bound("SELECT count(*) AS n FROM policy_item p WHERE " + where, values)
                .map(row -> new Columns(row).number("n"))
                .one();
        String page = "SELECT p.* FROM policy_item p WHERE " + where
                + " ORDER BY p.published_at DESC NULLS FIRST, p.id LIMIT " + query.size() + " OFFSET "
                + (long) query.page() * query.size();
        return bound(page, values)
                .map(rows::toItem)
                .all()
                .collectList()
                .flatMap(items -> total.map(count -> new Page(items, count)));
    }

    private GenericExecuteSpec bound(String sql, Map<String, Object> values) {
        return db.sql(sql).bindValues(values);
    }

    private static String where(Query query, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        String published = "(p.state = 'PUBLISHED' AND p.version ="
                + " (SELECT max(version) FROM policy_item WHERE id = p.id AND published_at IS NOT NULL))";
        String state = query.state();
        if (state == null) {
            where.append(published);
        } else if (state.equals("PUBLISHED") || state.equals("EXPIRED")) {
            boolean expired = state.equals("EXPIRED");
            where.append(published)
                    .append(expired ? " AND p.valid_to < :today" : " AND (p.valid_to IS NULL OR p.valid_to >= :today)");
            values.put("today", query.today());
        } else {
            where.append("p.state = :state AND p.division LIKE :officers");
            values.put("state", state);
            values.put("officers", (query.officersPrefix() == null ? "none" : query.officersPrefix()) + "%");
        }
        like(where, values, "p.search_text", "text", query.text(), "%");
        equal(where, values, "p.level", "level", query.level());
        equal(where, values, "p.type", "type", query.type());
        equal(where, values, "p.mode", "mode", query.mode());
        like(where, values, "p.division", "division", query.divisionPrefix(), "");
        return where.toString();
    }

    private static void equal(
            StringBuilder where, Map<String, Object> values, String column, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            where.append(" AND ").append(column).append(" = :").append(name);
            values.put(name, value);
        }
    }

    private static void like(
            StringBuilder where,
            Map<String, Object> values,
            String column,
            String name,
            @Nullable String value,
            String before) {
        if (value != null && !value.isBlank()) {
            where.append(" AND ").append(column).append(" LIKE :").append(name);
            values.put(
                    name,
                    before + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        }
    }
}
