package cn.jince.identity.handover;

import cn.jince.api.identity.HandOverCodes.CodeView;
import cn.jince.api.identity.HandOverCodes.UseView;
import cn.jince.identity.account.Account;
import cn.jince.identity.account.Accounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes made and used. Only digests are kept. */
@Component
public class HandOvers {
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration GUESSES_COUNT_FOR = Duration.ofMinutes(10);
    private static final int MOST_GUESSES = 5;
    private final JdbcClient db;
    private final Accounts accounts;
    private final Clock clock;

    HandOvers(JdbcClient db, Accounts accounts, Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What a code came to. */
    public sealed interface Redeemed {
        /** The clerk may act for the enterprise in the person's name. */
        record Granted(Account person, String creditCode) implements Redeemed {}

        record Wrong() implements Redeemed {}

        record Expired() implements Redeemed {}

        record Used() implements Redeemed {}

        record ForeignDivision() implements Redeemed {}

        record TooManyGuesses() implements Redeemed {}
    }

    private record Code(
            String person,
            String creditCode,
            String division,
            Instant expiresAt,
            @Nullable String usedBy) {}

    CodeView make(Account person, String creditCode, String division) {
        String code = CodeText.next();
        Instant now = clock.instant();
        db.sql("INSERT INTO hand_over_code (digest, person_id, credit_code, division, made_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(CodeText.digest(code), person.id(), creditCode, division, at(now), at(now.plus(LIFE)))
                .update();
        return new CodeView(code, now.plus(LIFE));
    }

    /** Once; of two clerks at the same moment one gets it. */
    public Redeemed redeem(Account clerk, String typed) {
        Instant now = clock.instant();
        if (guesses(clerk, now) >= MOST_GUESSES) {
            return new Redeemed.TooManyGuesses();
        }
        String digest = CodeText.digest(typed);
        Optional<Code> found = db.sql("SELECT * FROM hand_over_code WHERE digest = ?")
                .param(digest)
                .query(HandOvers::code)
                .optional();
        Redeemed judged = found.map(code -> judge(code, clerk, digest, now)).orElseGet(Redeemed.Wrong::new);
        if (judged instanceof Redeemed.Wrong) {
            db.sql("INSERT INTO hand_over_guess (clerk_id, at) VALUES (?, ?)")
                    .params(clerk.id(), at(now))
                    .update();
        }
        return judged;
    }

    private Redeemed judge(Code code, Account clerk, String digest, Instant now) {
        if (code.usedBy() != null) {
            return new Redeemed.Used();
        }
        if (!now.isBefore(code.expiresAt())) {
            return new Redeemed.Expired();
        }
        if (clerk.division() == null || !clerk.division().startsWith(prefix(code.division()))) {
            return new Redeemed.ForeignDivision();
        }
        Optional<Account> person = accounts.find(code.person()).filter(account -> prepares(account, code.creditCode()));
        if (person.isEmpty()) {
            return new Redeemed.Wrong();
        }
        int taken = db.sql("UPDATE hand_over_code SET used_by = ?, used_at = ? WHERE digest = ? AND used_by IS NULL")
                .params(clerk.id(), at(now), digest)
                .update();
        return taken == 1 ? new Redeemed.Granted(person.get(), code.creditCode()) : new Redeemed.Used();
    }

    private int guesses(Account clerk, Instant now) {
        return db.sql("SELECT count(*) FROM hand_over_guess WHERE clerk_id = ? AND at > ?")
                .params(clerk.id(), at(now.minus(GUESSES_COUNT_FOR)))
                .query(Integer.class)
                .single();
    }

    static boolean prepares(Account person, String creditCode) {
        String mandate = person.mandates().getOrDefault(creditCode, "");
        return mandate.equals("PREPARER") || mandate.equals("ACCEPTOR");
    }

    List<UseView> ofEnterprise(String creditCode) {
        return db.sql("SELECT p.name AS person, h.division, h.made_at, h.expires_at, c.name AS clerk, h.used_at"
                        + " FROM hand_over_code h JOIN account p ON p.id = h.person_id"
                        + " LEFT JOIN account c ON c.id = h.used_by WHERE h.credit_code = ?"
                        + " ORDER BY h.made_at DESC LIMIT 50")
                .param(creditCode)
                .query((row, _) -> new UseView(
                        row.getString("person"),
                        row.getString("division"),
                        instant(row, "made_at"),
                        instant(row, "expires_at"),
                        row.getString("clerk"),
                        row.getObject("used_at", OffsetDateTime.class) == null ? null : instant(row, "used_at")))
                .list();
    }

    private static Code code(ResultSet row, int number) throws SQLException {
        return new Code(
                row.getString("person_id"),
                row.getString("credit_code"),
                row.getString("division"),
                instant(row, "expires_at"),
                row.getString("used_by"));
    }

    private static String prefix(String division) {
        if (division.endsWith("0000")) {
            return division.substring(0, 2);
        }
        return division.endsWith("00") ? division.substring(0, 4) : division;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
