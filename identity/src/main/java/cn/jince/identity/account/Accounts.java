package cn.jince.identity.account;

import cn.jince.api.identity.Mandates.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts, mandates and systems in PostgreSQL. */
@Repository
public class Accounts {
    private final JdbcClient db;

    Accounts(JdbcClient db) {
        this.db = db;
    }

    public Optional<Account> findByLogin(String login) {
        return db.sql("SELECT * FROM account WHERE login = ?")
                .param(login)
                .query(this::toAccount)
                .optional();
    }

    public Optional<Account> find(String id) {
        return db.sql("SELECT * FROM account WHERE id = ?")
                .param(id)
                .query(this::toAccount)
                .optional();
    }

    public Optional<Account> findByOpenId(String openId) {
        return db.sql("SELECT * FROM account WHERE open_id = ?")
                .param(openId)
                .query(this::toAccount)
                .optional();
    }

    /** Counts a failed sign-in; the fifth locks for ten minutes, after which the count begins anew. */
    public void countFailure(String id, Instant now) {
        db.sql("""
                        UPDATE account SET
                          failures = CASE WHEN locked_until <= :now THEN 1 ELSE failures + 1 END,
                          locked_until = CASE WHEN locked_until <= :now THEN NULL
                                              WHEN failures + 1 >= 5 THEN CAST(:until AS timestamptz) ELSE locked_until END
                        WHERE id = :id""")
                .param("now", at(now))
                .param("until", at(now.plusSeconds(600)))
                .param("id", id)
                .update();
    }

    public void clearFailures(String id) {
        db.sql("UPDATE account SET failures = 0, locked_until = NULL WHERE id = ?")
                .param(id)
                .update();
    }

    public List<Member> members(List<String> creditCodes) {
        return db.sql(
                        "SELECT a.id, a.name, m.credit_code, m.mandate, a.open_id, a.phone FROM mandate m"
                                + " JOIN account a ON a.id = m.account_id WHERE m.credit_code IN (:codes) ORDER BY m.credit_code, a.id")
                .param("codes", creditCodes)
                .query((row, _) -> new Member(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("credit_code"),
                        row.getString("mandate"),
                        row.getString("open_id"),
                        row.getString("phone")))
                .list();
    }

    public Optional<SystemClient> findSystem(String clientId) {
        return db.sql("SELECT * FROM system_client WHERE client_id = ?")
                .param(clientId)
                .query((row, _) -> new SystemClient(
                        row.getString("client_id"),
                        row.getString("secret"),
                        row.getString("name"),
                        roles(row.getString("roles"))))
                .optional();
    }

    private Account toAccount(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        Map<String, String> mandates = new HashMap<>();
        db.sql("SELECT credit_code, mandate FROM mandate WHERE account_id = ? ORDER BY credit_code")
                .param(id)
                .query((mandate, _) -> mandates.put(mandate.getString("credit_code"), mandate.getString("mandate")))
                .list();
        @Nullable OffsetDateTime locked = row.getObject("locked_until", OffsetDateTime.class);
        return new Account(
                id,
                row.getString("kind"),
                row.getString("login"),
                row.getString("name"),
                row.getString("password"),
                row.getString("division"),
                row.getString("department"),
                roles(row.getString("roles")),
                row.getString("second_factor"),
                row.getInt("failures"),
                locked == null ? null : locked.toInstant(),
                mandates);
    }

    private static List<String> roles(String joined) {
        return joined.isBlank() ? List.of() : List.of(joined.split(","));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A system with client credentials. @param secret hash */
    public record SystemClient(String clientId, String secret, String name, List<String> roles) {}
}
