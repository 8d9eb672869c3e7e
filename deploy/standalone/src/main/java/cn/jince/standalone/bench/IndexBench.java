package cn.jince.standalone.bench;

import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.matching.PopulationIndex;
import cn.jince.platform.matching.Truth;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyReader;
import cn.jince.testkit.population.Population;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The matching index against a generated population, on the real policies: {@code --population N}. */
public final class IndexBench {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int ROUNDS = 7;
    private static final int SAMPLED = 200;

    private IndexBench() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        int population = size(args);
        List<PolicyItem> items = policies();
        GeneratedFacts facts = new GeneratedFacts(TODAY);
        Population entities = new Population(1, population);
        long before = heap();
        long began = System.nanoTime();
        PopulationIndex index = new PopulationIndex(Attributes.standard().all());
        for (int row = 0; row < population; row++) {
            index.load(new PopulationIndex.Row(row, facts.of(entities.entity(row))));
        }
        index.seal();
        double build = (System.nanoTime() - began) / 1e9;
        double megabytes = (heap() - before) / 1048576.0;
        double[] millis = new double[items.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < items.size(); i++) {
                PolicyItem item = items.get(i);
                long start = System.nanoTime();
                long met = index.ask(
                        TODAY, view -> view.truth(item.eligibility()).met().getLongCardinality());
                double took = (System.nanoTime() - start) / 1e6;
                if (met > population) {
                    throw new IllegalStateException("more met than there are");
                }
                millis[i] = round == 0 ? took : Math.min(millis[i], took);
            }
        }
        long[] agreement = agreement(index, items, entities, facts);
        double total = Arrays.stream(millis).sum();
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        out.printf("matching index, %,d entities, %d policies%n", population, items.size());
        out.printf("  %-28s %12.1f s (generation included)%n", "build", build);
        out.printf("  %-28s %12.1f MB%n", "heap of the index", megabytes);
        out.printf("  %-28s %12.3f ms%n", "per policy, median", sorted[sorted.length / 2]);
        out.printf("  %-28s %12.3f ms%n", "per policy, p95", sorted[(int) (sorted.length * 0.95)]);
        out.printf("  %-28s %12.3f ms%n", "per policy, max", sorted[sorted.length - 1]);
        out.printf("  %-28s %12.1f ms%n", "all policies", total);
        out.printf("  %-28s %12.0f policies/s%n", "policies per second", items.size() * 1000 / total);
        out.printf("  %-28s %d of %d pairs%n", "agreement with evaluator", agreement[0], agreement[1]);
        Reference.reachabilityFence(index);
        if (agreement[0] != agreement[1]) {
            throw new IllegalStateException("index and evaluator disagree");
        }
    }

    private static int size(String[] args) {
        List<String> words = List.of(args);
        int at = words.indexOf("--population");
        return at < 0 ? 20_000 : Integer.parseInt(words.get(at + 1));
    }

    private static List<PolicyItem> policies() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(IndexBench.class.getClassLoader().getResourceAsStream("data/policies.json"))) {
            PolicyReader reader = new PolicyReader();
            List<PolicyItem> items = new ArrayList<>();
            for (JsonNode policy : JsonMapper.shared().readTree(in).path("items")) {
                items.add(reader.read(policy));
            }
            return items;
        }
    }

    private static long[] agreement(
            PopulationIndex index, List<PolicyItem> items, Population entities, GeneratedFacts facts) {
        Random random = new Random(42);
        long agreed = 0;
        long asked = 0;
        int[] rows = random.ints(SAMPLED, 0, (int) entities.size()).toArray();
        Facts[] sample = Arrays.stream(rows)
                .mapToObj(row -> facts.of(entities.entity(row)))
                .toArray(Facts[]::new);
        for (PolicyItem item : items) {
            Truth truth = index.ask(TODAY, view -> view.truth(item.eligibility()));
            for (int i = 0; i < rows.length; i++) {
                Verdict verdict = Evaluation.of(item.eligibility(), sample[i]).verdict();
                boolean met = truth.met().contains(rows[i]);
                boolean notMet = truth.notMet().contains(rows[i]);
                asked++;
                agreed += met == (verdict == Verdict.MET) && notMet == (verdict == Verdict.NOT_MET) ? 1 : 0;
            }
        }
        return new long[] {agreed, asked};
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
