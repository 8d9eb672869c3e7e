package cn.jince.standalone.bench;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.policy.PolicyItem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The same population in PostgreSQL: one wide table with the indexes one would give it. */
final class SqlSide implements AutoCloseable {
    private static final List<Attribute> COLUMNS = Attributes.standard().all().stream()
            .filter(one -> one.origin() != Attribute.Origin.DECLARED)
            .filter(one -> !one.key().equals("name") && !one.key().equals("years_since_registration"))
            .toList();
    private final EmbeddedPostgres postgres;
    private final Connection connection;
    private final RuleSql rules;

    SqlSide(LocalDate today) throws IOException, SQLException {
        this.rules = new RuleSql(today);
        this.postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("work_mem", "64MB")
                .setServerConfig("max_wal_size", "8GB")
                .start();
        this.connection = postgres.getPostgresDatabase().getConnection();
        run("CREATE TABLE entity (ordinal integer NOT NULL, "
                + COLUMNS.stream().map(one -> one.key() + " " + type(one)).collect(Collectors.joining(", ")) + ")");
    }

    private static String type(Attribute attribute) {
        return switch (attribute.kind()) {
            case TEXT, CODE, DIVISION -> "text";
            case TEXT_SET -> "text[]";
            case NUMBER -> "numeric";
            case BOOL -> "smallint";
            case DATE -> "date";
        };
    }

    /** Rows in ascending order into a file that the server, on this machine, reads; {@link #close} has it read. */
    final class Loading implements AutoCloseable {
        private final Path file;
        private final BufferedWriter rows;

        Loading() throws IOException {
            file = Files.createTempFile("jince-bench", ".tsv");
            // The embedded server runs as a user of its own.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            rows = Files.newBufferedWriter(file);
        }

        void add(int ordinal, Facts facts) throws IOException {
            rows.write(Integer.toString(ordinal));
            for (Attribute attribute : COLUMNS) {
                rows.write('\t');
                rows.write(cell(attribute, facts.of(attribute)));
            }
            rows.write('\n');
        }

        @Override
        public void close() throws IOException, SQLException {
            rows.close();
            run("COPY entity FROM '" + file + "'");
            Files.delete(file);
            run("ALTER TABLE entity ADD PRIMARY KEY (ordinal)");
            run("CREATE INDEX ON entity (region_code text_pattern_ops)");
            run("CREATE INDEX ON entity (industry_code text_pattern_ops)");
            run("CREATE INDEX ON entity (main_business_revenue)");
            run("CREATE INDEX ON entity (stat_status)");
            run("CREATE INDEX ON entity (registered_on)");
            run("CREATE INDEX ON entity USING gin (qualification)");
            run("VACUUM ANALYZE entity");
        }
    }

    private static String cell(Attribute attribute, Fact fact) {
        return switch (fact) {
            case Fact.Unknown _ -> "\\N";
            case Fact.Absent _ ->
                switch (attribute.kind()) {
                    case TEXT, CODE, DIVISION -> "";
                    case TEXT_SET -> "{}";
                    case NUMBER -> RuleSql.NO_NUMBER;
                    case BOOL -> "-1";
                    case DATE -> RuleSql.NO_DATE;
                };
            case Fact.Known(FactValue value, var _) ->
                switch (value) {
                    case FactValue.Text(String text) -> text;
                    case FactValue.TextSet(var texts) ->
                        texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(",", "{", "}"));
                    case FactValue.Number(var number) -> number.toPlainString();
                    case FactValue.Bool(boolean yes) -> yes ? "1" : "0";
                    case FactValue.Date(var date) -> date.toString();
                };
        };
    }

    /** How many meet the item where it reaches, and how many do not. */
    long[] count(PolicyItem item) throws SQLException {
        String scope = Divisions.shanxi().prefixesOf(item.division()).stream()
                .map(prefix -> prefix.isEmpty() ? "TRUE" : "region_code LIKE '" + prefix + "%'")
                .collect(Collectors.joining(" OR "));
        String sql = "SELECT count(*) FILTER (WHERE met), count(*) FILTER (WHERE NOT met) FROM (SELECT "
                + rules.of(item.eligibility()) + " AS met FROM entity WHERE " + scope + ") AS e";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2)};
        }
    }

    /** All the items for one enterprise; as many in one query as PostgreSQL takes. @return how many are met */
    int match(int ordinal, List<PolicyItem> items) throws SQLException {
        int met = 0;
        for (int at = 0; at < items.size(); at += 1000) {
            String verdicts = items.subList(at, Math.min(items.size(), at + 1000)).stream()
                    .map(item -> "(" + rules.of(item.eligibility()) + ")")
                    .collect(Collectors.joining(", "));
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT " + verdicts + " FROM entity WHERE ordinal = " + ordinal)) {
                row.next();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    met += row.getBoolean(i) ? 1 : 0;
                }
            }
        }
        return met;
    }

    /** One batch of changed revenues, committed. */
    void update(int first, int count) throws SQLException {
        run("UPDATE entity SET main_business_revenue = main_business_revenue + 1, employees = employees + 1"
                + " WHERE ordinal >= " + first + " AND ordinal < " + (first + count));
    }

    long bytes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_total_relation_size('entity')")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
