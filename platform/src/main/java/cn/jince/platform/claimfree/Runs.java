package cn.jince.platform.claimfree;

import cn.jince.platform.claim.Account;
import cn.jince.platform.claim.Claims;
import cn.jince.platform.privacy.SealedColumn;
import cn.jince.platform.privacy.Sealing;
import cn.jince.platform.rows.Columns;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs and their members as they are kept. */
@Repository
class Runs {
    private final DatabaseClient db;
    private final Sealing sealing;

    Runs(DatabaseClient db, Sealing sealing) {
        this.db = db;
        this.sealing = sealing;
    }

    Mono<Run> find(String id) {
        return read("SELECT * FROM claim_free_run WHERE id = :id", id);
    }

    /** Holds the run for the rest of the transaction. */
    Mono<Run> lock(String id) {
        return read("SELECT * FROM claim_free_run WHERE id = :id FOR UPDATE", id);
    }

    private Mono<Run> read(String sql, String id) {
        return db.sql(sql)
                .bind("id", id)
                .map(row -> run(row, List.of()))
                .one()
                .flatMap(run -> members(id)
                        .map(members -> new Run(
                                run.id(),
                                run.itemId(),
                                run.itemVersion(),
                                run.itemName(),
                                run.division(),
                                run.state(),
                                run.version(),
                                run.draftedBy(),
                                run.firstBy(),
                                run.startedAt(),
                                run.noticeClosesOn(),
                                members)));
    }

    private Mono<List<Run.Member>> members(String id) {
        return db.sql("SELECT * FROM claim_free_member WHERE run_id = :id ORDER BY credit_code")
                .bind("id", id)
                .map(this::member)
                .all()
                .collectList();
    }

    Flux<String> ofEnterprise(String creditCode) {
        return db.sql("SELECT m.run_id FROM claim_free_member m JOIN claim_free_run r ON r.id = m.run_id"
                        + " WHERE m.credit_code = :code ORDER BY r.started_at DESC LIMIT 50")
                .bind("code", creditCode)
                .map(row -> new Columns(row).text("run_id"))
                .all();
    }

    Flux<String> waiting(String divisionPrefix) {
        return db.sql("SELECT id FROM claim_free_run WHERE state IN ('CONFIRMING', 'FIRST_REVIEWED')"
                        + " AND division_code LIKE :prefix ORDER BY started_at LIMIT 50")
                .bind("prefix", divisionPrefix + "%")
                .map(row -> new Columns(row).text("id"))
                .all();
    }

    Mono<Void> insert(Run run) {
        GenericExecuteSpec sql = db.sql("INSERT INTO claim_free_run (id, item_id, item_version, item_name,"
                        + " division_code, state, version, drafted_by, started_at)"
                        + " VALUES (:id, :item, :itemVersion, :name, :division, :state, :version, :drafter, :at)")
                .bind("id", run.id())
                .bind("item", run.itemId())
                .bind("itemVersion", run.itemVersion())
                .bind("name", run.itemName())
                .bind("division", run.division())
                .bind("state", run.state().name())
                .bind("version", run.version())
                .bind("at", run.startedAt().atOffset(ZoneOffset.UTC));
        return Columns.bind(sql, "drafter", run.draftedBy(), String.class)
                .then()
                .thenMany(Flux.fromIterable(run.members()))
                .concatMap(member -> insert(run.id(), member))
                .then();
    }

    private Mono<Void> insert(String run, Run.Member member) {
        GenericExecuteSpec sql = db.sql(
                        "INSERT INTO claim_free_member (run_id, credit_code, name, division_code, state,"
                                + " amount_fen) VALUES (:run, :code, :name, :division, :state, :amount)")
                .bind("run", run)
                .bind("code", member.creditCode())
                .bind("name", member.name())
                .bind("division", member.division())
                .bind("state", member.state().name());
        return Columns.bind(sql, "amount", member.amountFen(), Long.class).then();
    }

    /** Keeps the next state of a run that was found at the version before; else signals a stale version. */
    Mono<Void> save(Run next) {
        GenericExecuteSpec sql = db.sql("UPDATE claim_free_run SET state = :state, version = :version,"
                        + " first_by = :first, notice_closes_on = :closes WHERE id = :id AND version = :before")
                .bind("state", next.state().name())
                .bind("version", next.version())
                .bind("id", next.id())
                .bind("before", next.version() - 1);
        sql = Columns.bind(sql, "first", next.firstBy(), String.class);
        return Columns.bind(sql, "closes", next.noticeClosesOn(), LocalDate.class)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(new Claims.StaleClaim(next.id())));
    }

    Mono<Void> save(String run, Run.Member member) {
        Account account = member.account();
        GenericExecuteSpec sql = db.sql("UPDATE claim_free_member SET state = :state, amount_fen = :amount,"
                        + " reason = :reason, holder = :holder, bank = :bank, account = :account, receipt = :receipt"
                        + " WHERE run_id = :run AND credit_code = :code")
                .bind("state", member.state().name())
                .bind("run", run)
                .bind("code", member.creditCode());
        sql = Columns.bind(sql, "amount", member.amountFen(), Long.class);
        sql = Columns.bind(sql, "reason", member.reason(), String.class);
        sql = Columns.bind(sql, "holder", account == null ? null : account.holder(), String.class);
        sql = Columns.bind(sql, "bank", account == null ? null : account.bank(), String.class);
        sql = Columns.bind(sql, "account", account == null ? null : sealed(run, member, account), String.class);
        return Columns.bind(sql, "receipt", member.receipt(), String.class).then();
    }

    private String sealed(String run, Run.Member member, Account account) {
        return sealing.seal(SealedColumn.RUN_ACCOUNT, account.number(), run, member.creditCode());
    }

    private String opened(Columns columns, String kept) {
        return sealing.open(SealedColumn.RUN_ACCOUNT, kept, columns.text("run_id"), columns.text("credit_code"));
    }

    private static Run run(Readable row, List<Run.Member> members) {
        Columns columns = new Columns(row);
        return new Run(
                columns.text("id"),
                columns.text("item_id"),
                columns.integer("item_version"),
                columns.text("item_name"),
                columns.text("division_code"),
                Run.State.valueOf(columns.text("state")),
                columns.integer("version"),
                columns.textOrNull("drafted_by"),
                columns.textOrNull("first_by"),
                columns.instant("started_at"),
                columns.dayOrNull("notice_closes_on"),
                members);
    }

    private Run.Member member(Readable row) {
        Columns columns = new Columns(row);
        String number = columns.textOrNull("account");
        return new Run.Member(
                columns.text("credit_code"),
                columns.text("name"),
                columns.text("division_code"),
                Run.MemberState.valueOf(columns.text("state")),
                columns.numberOrNull("amount_fen"),
                columns.textOrNull("reason"),
                number == null
                        ? null
                        : new Account(columns.text("holder"), columns.text("bank"), opened(columns, number)),
                columns.textOrNull("receipt"));
    }
}
