package cn.jince.standalone.bench;

import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.matching.Audience;
import cn.jince.platform.matching.PopulationIndex;
import cn.jince.platform.matching.Truth;
import cn.jince.platform.policy.Awards;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyReader;
import cn.jince.testkit.population.Population;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The matching index beside PostgreSQL, on the real policies and a generated population ({@code --population N}), in
 * one run: the same questions, the same answers. {@code --sql no} leaves PostgreSQL out.
 */
final class MatchingBench {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int ROUNDS = 7;
    private static final int SAMPLED = 200;
    private static final int BATCH = 600;
    private static final int ITEMS = 5_000;
    private static final int ENTERPRISES = 20;

    private final PrintStream out = System.out;
    private final int population;
    private final List<PolicyItem> items = policies();
    private final GeneratedFacts facts = new GeneratedFacts(TODAY);
    private final Population entities;
    private final PopulationIndex index =
            new PopulationIndex(Attributes.standard().all());

    private MatchingBench(int population) {
        this.population = population;
        this.entities = new Population(1, population);
    }

    static void main(String[] args) throws IOException {
        List<String> words = List.of(args);
        int at = words.indexOf("--population");
        boolean sql = !words.contains("--sql")
                || !words.get(words.indexOf("--sql") + 1).equals("no");
        MatchingBench bench = new MatchingBench(at < 0 ? 20_000 : Integer.parseInt(words.get(at + 1)));
        try {
            bench.run(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(boolean withSql) throws IOException, SQLException {
        out.printf("matching, %,d entities, %d policies with %d conditions%n", population, items.size(), leaves());
        long before = heap();
        double ready = load();
        double megabytes = (heap() - before) / 1048576.0;
        long[][] answers = new long[items.size()][];
        double[] millis = policies(answers);
        double updates = updates();
        double[] one = oneEnterprise();
        agreement();
        if (!withSql) {
            say(ready, megabytes, millis, updates, one, null);
            return;
        }
        try (SqlSide sql = new SqlSide(TODAY)) {
            say(ready, megabytes, millis, updates, one, peer(sql, answers));
        }
    }

    /** @param ready seconds @param one median and worst milliseconds of one enterprise */
    private record Peer(double ready, double megabytes, double[] millis, double updates, double one, int agreed) {}

    private double load() {
        long spent = 0;
        for (int row = 0; row < population; row++) {
            PopulationIndex.Row next = new PopulationIndex.Row(row, facts.of(entities.entity(row)));
            long began = System.nanoTime();
            index.load(next);
            spent += System.nanoTime() - began;
        }
        long began = System.nanoTime();
        index.seal();
        return (spent + System.nanoTime() - began) / 1e9;
    }

    private double[] policies(long[][] answers) {
        double[] millis = new double[items.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < items.size(); i++) {
                PolicyItem item = items.get(i);
                long start = System.nanoTime();
                answers[i] = index.ask(TODAY, view -> {
                    Truth truth = Audience.reached(item, view);
                    return new long[] {
                        truth.met().getLongCardinality(), truth.notMet().getLongCardinality()
                    };
                });
                double took = (System.nanoTime() - start) / 1e6;
                millis[i] = round == 0 ? took : Math.min(millis[i], took);
            }
        }
        return millis;
    }

    /** Enterprises a second, in batches as the collection commits them; every attribute is written anew. */
    private double updates() {
        int count = Math.min(population, 100 * BATCH) / BATCH * BATCH;
        Random random = new Random(7);
        long spent = 0;
        for (int done = 0; done < count; done += BATCH) {
            List<PopulationIndex.Row> batch = random.ints(BATCH, 0, population)
                    .mapToObj(row -> new PopulationIndex.Row(row, facts.of(entities.entity(row))))
                    .toList();
            long began = System.nanoTime();
            index.put(batch);
            spent += System.nanoTime() - began;
        }
        return count / (spent / 1e9);
    }

    private List<PolicyItem> many() {
        List<PolicyItem> many = new ArrayList<>();
        while (many.size() < ITEMS) {
            many.addAll(policies());
        }
        return many.subList(0, ITEMS);
    }

    private double[] oneEnterprise() {
        List<PolicyItem> many = many();
        double[] millis = new double[ENTERPRISES];
        for (int i = -ENTERPRISES; i < ENTERPRISES; i++) {
            Facts one = facts.of(entities.entity(Math.floorMod(i * 7919L, population)));
            long start = System.nanoTime();
            for (PolicyItem item : many) {
                Evaluation evaluation = Evaluation.of(item.eligibility(), one);
                if (evaluation.verdict() != Verdict.NOT_MET) {
                    Objects.requireNonNull(Awards.estimate(item, one));
                }
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return new double[] {millis[ENTERPRISES / 2], millis[ENTERPRISES - 1]};
    }

    private void agreement() {
        int[] rows = new Random(42).ints(SAMPLED, 0, population).toArray();
        Facts[] sample = Arrays.stream(rows)
                .mapToObj(row -> facts.of(entities.entity(row)))
                .toArray(Facts[]::new);
        long agreed = 0;
        for (PolicyItem item : items) {
            Truth truth = index.ask(TODAY, view -> view.truth(item.eligibility()));
            for (int i = 0; i < rows.length; i++) {
                Verdict verdict = Evaluation.of(item.eligibility(), sample[i]).verdict();
                boolean met = truth.met().contains(rows[i]);
                boolean notMet = truth.notMet().contains(rows[i]);
                agreed += met == (verdict == Verdict.MET) && notMet == (verdict == Verdict.NOT_MET) ? 1 : 0;
            }
        }
        out.printf("  index and evaluator agree on %,d of %,d pairs%n", agreed, (long) rows.length * items.size());
        if (agreed != (long) rows.length * items.size()) {
            throw new IllegalStateException("index and evaluator disagree");
        }
    }

    private Peer peer(SqlSide sql, long[][] answers) throws IOException, SQLException {
        SqlSide.Loading loading = sql.new Loading();
        for (int row = 0; row < population; row++) {
            loading.add(row, facts.of(entities.entity(row)));
        }
        long began = System.nanoTime();
        loading.close();
        double ready = (System.nanoTime() - began) / 1e9;
        double megabytes = sql.bytes() / 1048576.0;
        int agreed = 0;
        double[] millis = new double[items.size()];
        for (int round = 0; round < (population > 500_000 ? 1 : 2); round++) {
            agreed = 0;
            for (int i = 0; i < items.size(); i++) {
                long start = System.nanoTime();
                long[] counts = sql.count(items.get(i));
                double took = (System.nanoTime() - start) / 1e6;
                millis[i] = round == 0 ? took : Math.min(millis[i], took);
                agreed += Arrays.equals(counts, answers[i]) ? 1 : 0;
            }
        }
        List<PolicyItem> many = many();
        double[] one = new double[5];
        for (int i = 0; i < one.length; i++) {
            long start = System.nanoTime();
            sql.match((int) Math.floorMod(i * 7919L, (long) population), many);
            one[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(one);
        int count = Math.min(population, 100 * BATCH) / BATCH * BATCH;
        long start = System.nanoTime();
        for (int done = 0; done < count; done += BATCH) {
            sql.update(done, BATCH);
        }
        double updates = count / ((System.nanoTime() - start) / 1e9);
        return new Peer(ready, megabytes, millis, updates, one[one.length / 2], agreed);
    }

    private void say(
            double ready, double megabytes, double[] millis, double updates, double[] one, @Nullable Peer peer) {
        double total = Arrays.stream(millis).sum();
        double peerTotal =
                peer == null ? Double.NaN : Arrays.stream(peer.millis()).sum();
        out.printf("  %-44s %14s %14s %10s%n", "", "index", "PostgreSQL", "ratio");
        line("time to ready, s (without generating)", ready, peer == null ? Double.NaN : peer.ready(), false);
        line("memory / table and its indexes, MB", megabytes, peer == null ? Double.NaN : peer.megabytes(), false);
        line("a policy, median, ms", at(millis, 0.5), peer == null ? Double.NaN : at(peer.millis(), 0.5), false);
        line("a policy, p95, ms", at(millis, 0.95), peer == null ? Double.NaN : at(peer.millis(), 0.95), false);
        line("a policy, worst, ms", at(millis, 1), peer == null ? Double.NaN : at(peer.millis(), 1), false);
        line("all policies, ms", total, peerTotal, false);
        line("policies a second", items.size() * 1000 / total, items.size() * 1000 / peerTotal, true);
        line("condition sets a second", leaves() * 1000 / total, leaves() * 1000 / peerTotal, true);
        line(
                "updated enterprises a second, batches of " + BATCH,
                updates,
                peer == null ? Double.NaN : peer.updates(),
                true);
        line("one enterprise, " + ITEMS + " items, median, ms", one[0], peer == null ? Double.NaN : peer.one(), false);
        out.printf("  one enterprise, %,d items, worst: %.2f ms%n", ITEMS, one[1]);
        if (peer != null) {
            out.printf("  same counts of 符合 and 不符合 on %d of %d policies%n", peer.agreed(), items.size());
            out.println("  PostgreSQL's update writes two columns of a row, the index's all of them");
        }
    }

    private void line(String what, double ours, double theirs, boolean moreIsBetter) {
        out.printf(
                "  %-44s %,14.3f %,14.3f %9.1fx%n", what, ours, theirs, moreIsBetter ? ours / theirs : theirs / ours);
    }

    private static double at(double[] millis, double share) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    private long leaves() {
        return items.stream()
                .mapToLong(item -> Conditions.leaves(item.eligibility()).size())
                .sum();
    }

    private static List<PolicyItem> policies() {
        try (InputStream in = Objects.requireNonNull(
                MatchingBench.class.getClassLoader().getResourceAsStream("data/policies.json"))) {
            PolicyReader reader = new PolicyReader();
            List<PolicyItem> items = new ArrayList<>();
            for (JsonNode policy : JsonMapper.shared().readTree(in).path("items")) {
                items.add(reader.read(policy));
            }
            return items;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
