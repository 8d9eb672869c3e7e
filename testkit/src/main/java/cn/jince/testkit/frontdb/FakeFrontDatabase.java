package cn.jince.testkit.frontdb;

import cn.jince.testkit.cable.Cable;
import cn.jince.testkit.store.Database;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.TreeMap;

/**
 * The table {@code qy_jbxx} as market regulation fills it: key, credit code, name, capital, address in GBK bytes, time
 * of change, whether it is valid, and the flag we write back. Clients come through {@link #cable()}.
 */
public final class FakeFrontDatabase implements AutoCloseable {
    private static final Charset GBK = Charset.forName("GB18030");
    private final Database server;
    private final Cable cable;

    private FakeFrontDatabase(Database server, int port) {
        this.server = server;
        this.cable = Cable.to(server.host(), server.port(), port);
    }

    /** @param server any database of its own; @param port where clients connect, 0 for any free one */
    public static FakeFrontDatabase on(Database server, int port) {
        FakeFrontDatabase database = new FakeFrontDatabase(server, port);
        database.execute("""
                CREATE TABLE IF NOT EXISTS qy_jbxx (
                    id bigint PRIMARY KEY, xydm text, qymc text, zczb numeric(18, 2), jydz bytea,
                    gxsj timestamp, sfyx char(1) NOT NULL DEFAULT '1', sjbz char(1) NOT NULL DEFAULT '0')""");
        return database;
    }

    public String r2dbcUrl() {
        return "r2dbc:postgresql://localhost:" + cable.port() + "/" + server.name();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + cable.port() + "/" + server.name();
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    public Cable cable() {
        return cable;
    }

    /** Adds or replaces a row; its flag falls back. */
    public void put(long id, String creditCode, String name, long capital, String address, LocalDateTime updated) {
        execute("""
                        INSERT INTO qy_jbxx (id, xydm, qymc, zczb, jydz, gxsj) VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET xydm = excluded.xydm, qymc = excluded.qymc, zczb = excluded.zczb,
                            jydz = excluded.jydz, gxsj = excluded.gxsj, sjbz = '0'""", id, creditCode, name, BigDecimal.valueOf(capital), address.getBytes(GBK), updated);
    }

    public void delete(long id) {
        execute("DELETE FROM qy_jbxx WHERE id = ?", id);
    }

    /** Key to the flag of each row. */
    public TreeMap<Long, String> flags() {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("SELECT id, sjbz FROM qy_jbxx");
                ResultSet rows = statement.executeQuery()) {
            TreeMap<Long, String> flags = new TreeMap<>();
            while (rows.next()) {
                flags.put(rows.getLong(1), rows.getString(2));
            }
            return flags;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the department does to its own tables; this wire never fails. */
    public void execute(String sql, Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    @Override
    public void close() {
        cable.close();
    }
}
