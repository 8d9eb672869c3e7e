package cn.jince.testkit.province;

import cn.jince.testkit.store.Database;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * 工信前置库: the table {@code gxt.zjtx_qymd} of titles in a PostgreSQL of its own. Names are GBK bytes, several titles
 * stand in one text with bars between them, {@code yxbz} says whether a row still holds, and {@code cjbz} is the flag
 * we write back.
 */
public final class IndustryFront extends Wired {
    private static final Charset GBK = Charset.forName("GB18030");
    private final World world;
    private final Supplier<Database> databases;
    private @Nullable Database database;

    IndustryFront(int port, World world, Supplier<Database> databases) {
        super("industry-front", port);
        this.world = world;
        this.databases = databases;
    }

    @Override
    int serve() {
        Database server = databases.get();
        database = server;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS gxt");
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS gxt.zjtx_qymd (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, xydm varchar(18) NOT NULL UNIQUE, qymc bytea,
                        chlb text, xhdch text, sjrq date NOT NULL, gxsj timestamp NOT NULL,
                        yxbz char(1) NOT NULL DEFAULT '1', cjbz char(1) NOT NULL DEFAULT '0')""");
            fill(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the front database was not made", e);
        }
        return server.port();
    }

    private void fill(Connection connection) throws SQLException {
        LocalDate asOf = LocalDate.parse(world.asOf());
        for (String code : world.codes().stream().sorted().toList()) {
            JsonNode facts = world.facts(code, "sx.tech");
            if (facts != null) {
                put(connection, code, facts, asOf, asOf.atTime(8, 0));
            }
        }
    }

    /** Adds or replaces a title row as the department would; where nothing is new nothing is written. */
    public void put(String creditCode, JsonNode facts, LocalDate asOf, LocalDateTime changed) {
        try (Connection connection = connect()) {
            put(connection, creditCode, facts, asOf, changed);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(Connection connection, String creditCode, JsonNode facts, LocalDate asOf, LocalDateTime changed)
            throws SQLException {
        String titles = facts.path("qualification")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining("|"));
        update(
                connection,
                """
                INSERT INTO gxt.zjtx_qymd AS kept (xydm, qymc, chlb, xhdch, sjrq, gxsj) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (xydm) DO UPDATE SET qymc = excluded.qymc, chlb = excluded.chlb, xhdch = excluded.xhdch,
                    sjrq = excluded.sjrq, gxsj = excluded.gxsj, cjbz = '0'
                WHERE kept.gxsj < excluded.gxsj""",
                creditCode,
                world.name(creditCode).getBytes(GBK),
                titles,
                facts.path("qualification_gained").asString(null),
                asOf,
                changed);
    }

    /** What the department does to its own tables; this wire never fails. */
    public void update(String sql, @Nullable Object... values) {
        try (Connection connection = connect()) {
            update(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private Connection connect() throws SQLException {
        Database server = server();
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private Database server() {
        if (database == null) {
            throw new IllegalStateException("the front database was not started");
        }
        return database;
    }

    @Override
    void end() {
        // the server is not ours; the table stays as a department's would
    }

    @Override
    public String protocol() {
        return "front database (PostgreSQL)";
    }

    @Override
    public String url() {
        return "r2dbc:postgresql://localhost:" + port() + "/" + server().name();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "jince.systems.industry-front.url", url(),
                "jince.systems.industry-front.user", server().user(),
                "jince.systems.industry-front.secret", server().password());
    }
}
