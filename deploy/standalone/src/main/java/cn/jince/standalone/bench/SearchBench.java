package cn.jince.standalone.bench;

import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyReader;
import cn.jince.platform.search.PolicyIndex;
import cn.jince.platform.search.SearchQuery;
import cn.jince.platform.search.SearchQuery.Order;
import cn.jince.platform.search.SearchQuery.Standing;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Search over {@code --items N} (10,000) made of the real policies, each in many counties, beside PostgreSQL with
 * {@code LIKE} over the same text in the same run. PostgreSQL finds the characters as typed and counts them; the index
 * also knows other wordings, counts eight dimensions and marks what it found.
 */
final class SearchBench {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final List<String> QUESTIONS =
            List.of("小升规", "高新技术企业认定奖励", "高企", "稳岗返还", "创业担保贷款 小微", "专精特新", "研发费用加计扣除", "xsg", "高薪技术企业", "首次升规 忻州");
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 60;

    private SearchBench() {}

    static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        int size = size(args);
        List<PolicyItem> items = items(size);
        try (PolicyIndex index = new PolicyIndex();
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Connection sql = postgres.getPostgresDatabase().getConnection()) {
            long began = System.nanoTime();
            index.change(items, Set.of());
            double built = (System.nanoTime() - began) / 1e9;
            fill(sql, items);
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                for (String question : QUESTIONS) {
                    double lucene = millis(() -> index.search(new SearchQuery(
                            question, Map.of(), null, Standing.PUBLISHED, Order.RELEVANCE, TODAY, 0, 20)));
                    double like = millis(() -> like(sql, question));
                    if (round >= WARM_UP) {
                        ours.add(lucene);
                        theirs.add(like);
                    }
                }
            }
            out.printf("search, %,d items, %d questions, %d rounds, one thread%n", size, QUESTIONS.size(), ROUNDS);
            out.printf("  %-44s %10.1f s%n", "index built in", built);
            print(out, "index: wordings, 8 facets, marks", ours);
            print(out, "PostgreSQL LIKE: count and page", theirs);
            out.printf("  %-44s %10.2f x%n", "ratio of the medians", at(ours, 0.5) / at(theirs, 0.5));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(PrintStream out, String name, List<Double> millis) {
        out.printf(
                "  %-44s %10.2f ms median, %.2f p95, %.2f p99%n",
                name, at(millis, 0.5), at(millis, 0.95), at(millis, 0.99));
    }

    private static double at(List<Double> millis, double share) {
        return millis.stream()
                .sorted()
                .skip((long) (millis.size() * share))
                .findFirst()
                .orElseThrow();
    }

    private interface Work {
        Object run() throws SQLException;
    }

    private static double millis(Work work) throws SQLException {
        long began = System.nanoTime();
        Objects.requireNonNull(work.run());
        return (System.nanoTime() - began) / 1e6;
    }

    private static void fill(Connection sql, List<PolicyItem> items) throws SQLException {
        try (var create = sql.createStatement();
                PreparedStatement insert = sql.prepareStatement("INSERT INTO item VALUES (?, ?, ?, ?)")) {
            create.execute("CREATE TABLE item (id text PRIMARY KEY, name text, body text, valid_to date)");
            for (PolicyItem item : items) {
                insert.setString(1, item.id());
                insert.setString(2, item.name());
                insert.setString(3, item.name() + " " + item.authority() + " " + item.type() + " " + item.basis());
                insert.setObject(4, item.validTo());
                insert.addBatch();
            }
            insert.executeBatch();
            create.execute("ANALYZE item");
        }
    }

    private static List<String> like(Connection sql, String question) throws SQLException {
        String where = " FROM item WHERE body LIKE ? AND (valid_to IS NULL OR valid_to >= DATE '2026-11-27')";
        List<String> names = new ArrayList<>();
        for (String ask : List.of("SELECT count(*)" + where, "SELECT name" + where + " ORDER BY id LIMIT 20")) {
            try (PreparedStatement select = sql.prepareStatement(ask)) {
                select.setString(1, "%" + question + "%");
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
            }
        }
        return names;
    }

    private static List<PolicyItem> items(int size) throws IOException {
        List<String> places = Divisions.shanxi().all().keySet().stream()
                .filter(code -> !code.equals("000000"))
                .toList();
        PolicyReader reader = new PolicyReader();
        List<PolicyItem> items = new ArrayList<>();
        try (InputStream in =
                Objects.requireNonNull(SearchBench.class.getClassLoader().getResourceAsStream("data/policies.json"))) {
            JsonNode real = JsonMapper.shared().readTree(in).path("items");
            for (int i = 0; i < size; i++) {
                ObjectNode copy = (ObjectNode) real.get(i % real.size()).deepCopy();
                String place = places.get(i / real.size() % places.size());
                copy.put("id", "B" + i);
                copy.put(
                        "name",
                        copy.path("name").asString() + "（" + Divisions.shanxi().nameOf(place) + "）");
                items.add(reader.read(copy));
            }
        }
        return items;
    }

    private static int size(String[] args) {
        int at = Arrays.asList(args).indexOf("--items");
        return at < 0 ? 10_000 : Integer.parseInt(args[at + 1]);
    }
}
