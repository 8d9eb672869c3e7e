package cn.jince.platform.claim.store;

import cn.jince.platform.claim.Attachment;
import cn.jince.platform.claim.Claim;
import cn.jince.platform.claim.ClaimEvent;
import cn.jince.platform.claim.ClaimState;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.claim.FormLine;
import cn.jince.platform.claim.Stage;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.privacy.SealedColumn;
import cn.jince.platform.privacy.Sealing;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class R2dbcClaims implements Claims {
    private final DatabaseClient db;
    private final JsonMapper json;
    private final Sealing sealing;

    R2dbcClaims(DatabaseClient db, JsonMapper json, Sealing sealing) {
        this.db = db;
        this.json = json;
        this.sealing = sealing;
    }

    @Override
    public Mono<Claim> find(String id) {
        return db.sql("SELECT id, document FROM claim WHERE id = :id")
                .bind("id", id)
                .map(this::claim)
                .one();
    }

    @Override
    public Mono<Claim> findOpen(String openKey) {
        return db.sql("SELECT id, document FROM claim WHERE open_key = :key")
                .bind("key", openKey)
                .map(this::claim)
                .one();
    }

    @Override
    public Mono<Void> insert(Claim claim, String openKey, List<ClaimEvent> events) {
        GenericExecuteSpec sql = db.sql("INSERT INTO claim (id, item_id, item_version, item_name, credit_code,"
                        + " enterprise_name, division_code, state, version, started_at, open_key, document)"
                        + " VALUES (:id, :item, :itemVersion, :itemName, :code, :name, :division, :state, :version,"
                        + " :startedAt, :openKey, :document)")
                .bind("id", claim.id())
                .bind("item", claim.item().id())
                .bind("itemVersion", claim.item().version())
                .bind("itemName", claim.item().name())
                .bind("code", claim.enterprise().creditCode())
                .bind("name", claim.enterprise().name())
                .bind("division", claim.enterprise().division())
                .bind("state", claim.state().name())
                .bind("version", claim.version())
                .bind("startedAt", claim.dates().startedAt().atOffset(ZoneOffset.UTC))
                .bind("openKey", openKey)
                .bind("document", sealed(claim));
        return sql.then().then(steps(claim.id(), claim.version(), events));
    }

    @Override
    public Mono<Void> save(Claim.Step step, int expectedVersion, @Nullable String openKey) {
        Claim claim = step.next();
        Stage stage = claim.nextStage();
        GenericExecuteSpec sql = db.sql("UPDATE claim SET number = :number, state = :state, version = :version,"
                        + " next_stage = :stage, amount_fen = :amount, submitted_at = :submittedAt, due_on = :dueOn,"
                        + " decided_late = decided_late OR COALESCE(due_on < :today"
                        + " AND state IN ('SUBMITTED', 'ACCEPTED', 'FIRST_REVIEWED', 'JOINT_REVIEWED'), false),"
                        + " open_key = :openKey, relayed_to = :relayedTo, document = :document"
                        + " WHERE id = :id AND version = :expected")
                .bind("state", claim.state().name())
                .bind("version", claim.version())
                .bind("id", claim.id())
                .bind("expected", expectedVersion)
                .bind("today", PlatformClock.dayOf(step.events().getLast().at()))
                .bind("document", sealed(claim));
        sql = Columns.bind(sql, "number", claim.number(), String.class);
        sql = Columns.bind(sql, "stage", stage == null ? null : stage.name(), String.class);
        sql = Columns.bind(sql, "amount", claim.review().amountFen(), Long.class);
        sql = Columns.bind(sql, "submittedAt", claim.dates().submittedAt());
        sql = Columns.bind(sql, "dueOn", claim.dates().dueOn(), LocalDate.class);
        sql = Columns.bind(sql, "openKey", openKey, String.class);
        sql = Columns.bind(
                sql, "relayedTo", claim.relay() == null ? null : claim.relay().system(), String.class);
        return sql.fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.just(rows) : Mono.error(new StaleClaim(claim.id())))
                .then(steps(claim.id(), expectedVersion + 1, step.events()));
    }

    private Mono<Void> steps(String id, int firstVersion, List<ClaimEvent> events) {
        return Flux.range(0, events.size())
                .concatMap(n -> step(id, firstVersion + n, events.get(n)))
                .then();
    }

    @Override
    public Mono<Void> note(Claim claim, ClaimEvent event) {
        return step(claim.id(), claim.version(), event);
    }

    private Mono<Void> step(String id, int version, ClaimEvent event) {
        GenericExecuteSpec sql = db.sql(
                        "INSERT INTO claim_step (claim_id, version, event, state, at, actor_id, actor, note)"
                                + " VALUES (:id, :version, :event, :state, :at, :actorId, :actor, :note)")
                .bind("id", id)
                .bind("version", version)
                .bind("event", event.kind().name())
                .bind("state", event.reached().name())
                .bind("at", event.at().atOffset(ZoneOffset.UTC))
                .bind("actorId", event.actor().id())
                .bind("actor", event.actor().name());
        return Columns.bind(sql, "note", event.note(), String.class).then();
    }

    @Override
    public Flux<Claim> ofEnterprise(String creditCode) {
        return db.sql("SELECT id, document FROM claim WHERE credit_code = :code ORDER BY started_at DESC LIMIT 200")
                .bind("code", creditCode)
                .map(this::claim)
                .all();
    }

    @Override
    public Flux<ClaimEvent> timeline(String id) {
        return db.sql("SELECT event, state, at, actor_id, actor, note FROM claim_step WHERE claim_id = :id"
                        + " ORDER BY seq")
                .bind("id", id)
                .map(R2dbcClaims::event)
                .all();
    }

    private static ClaimEvent event(Readable row) {
        Columns columns = new Columns(row);
        return new ClaimEvent(
                ClaimEvent.Kind.valueOf(columns.text("event")),
                ClaimState.valueOf(columns.text("state")),
                new ClaimEvent.Actor(columns.text("actor_id"), columns.text("actor")),
                columns.instant("at"),
                columns.textOrNull("note"));
    }

    @Override
    public Mono<Integer> nextNumber(String divisionCode, int fiscalYear) {
        return db.sql("INSERT INTO claim_number (division_code, fiscal_year, last_number) VALUES (:division, :year, 1)"
                        + " ON CONFLICT (division_code, fiscal_year)"
                        + " DO UPDATE SET last_number = claim_number.last_number + 1 RETURNING last_number")
                .bind("division", divisionCode)
                .bind("year", fiscalYear)
                .map(row -> new Columns(row).integer("last_number"))
                .one();
    }

    @Override
    public Mono<Void> freeze(
            String claimId, int version, int itemVersion, String snapshot, String evaluation, Instant at) {
        return db.sql("INSERT INTO claim_evidence (claim_id, version, item_version, snapshot, evaluation, frozen_at)"
                        + " VALUES (:id, :version, :itemVersion, :snapshot, :evaluation, :at)")
                .bind("id", claimId)
                .bind("version", version)
                .bind("itemVersion", itemVersion)
                .bind("snapshot", sealing.seal(SealedColumn.CLAIM_SNAPSHOT, snapshot, claimId, version))
                .bind("evaluation", evaluation)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<List<FormLine>> snapshot(String claimId) {
        return db.sql("SELECT snapshot, version FROM claim_evidence WHERE claim_id = :id ORDER BY version DESC LIMIT 1")
                .bind("id", claimId)
                .map(row -> {
                    Columns columns = new Columns(row);
                    String snapshot = sealing.open(
                            SealedColumn.CLAIM_SNAPSHOT, columns.text("snapshot"), claimId, columns.integer("version"));
                    return json.readValue(snapshot, new TypeReference<List<FormLine>>() {});
                })
                .one();
    }

    @Override
    public Flux<Attachment> attachments(String claimId) {
        return db.sql("SELECT * FROM attachment WHERE claim_id = :id ORDER BY uploaded_at")
                .bind("id", claimId)
                .map(AttachmentRows::attachment)
                .all();
    }

    private Claim claim(Readable row) {
        Columns columns = new Columns(row);
        return json.readValue(
                sealing.open(SealedColumn.CLAIM, columns.text("document"), columns.text("id")), Claim.class);
    }

    private String sealed(Claim claim) {
        return sealing.seal(SealedColumn.CLAIM, json.writeValueAsString(claim), claim.id());
    }
}
