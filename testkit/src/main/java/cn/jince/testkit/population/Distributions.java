package cn.jince.testkit.population;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published distributions, read once. */
final class Distributions {
    final Weights<String> kind;
    final Weights<String> cityEnterprise;
    final Weights<String> cityIndividual;
    final Map<String, Weights<String>> countyEnterprise = new LinkedHashMap<>();
    final Map<String, Weights<String>> countyIndividual = new LinkedHashMap<>();
    final Map<String, String> shortNames = new LinkedHashMap<>();
    final Weights<String> sectionEnterprise;
    final Weights<String> sectionIndividual;
    /** Section to its four-digit classes. */
    final Map<String, Weights<String>> classes = new LinkedHashMap<>();

    final Weights<String> size;
    final Weights<String> ownership;
    final Weights<String> year;
    final Weights<String> status;
    final Map<String, Double> revenuePerHead = new LinkedHashMap<>();

    Distributions() {
        JsonNode data = JsonMapper.shared().readTree(resource("data/distributions.json"));
        kind = weights(data.path("entity_kind"));
        cityEnterprise = weights(data.path("city_enterprise"));
        cityIndividual = weights(data.path("city_individual"));
        sectionEnterprise = weights(data.path("industry_section_enterprise"));
        sectionIndividual = weights(data.path("industry_section_individual"));
        size = weights(data.path("size_enterprise"));
        ownership = weights(data.path("ownership"));
        year = weights(data.path("registration_year"));
        status = weights(data.path("registration_status"));
        data.path("revenue_per_head_wan")
                .path("median_by_section")
                .properties()
                .forEach(one -> revenuePerHead.put(one.getKey(), one.getValue().asDouble()));
        counties();
        classes(data.path("division_within_section"));
    }

    private void counties() {
        Map<String, Map<String, Double>> enterprise = new LinkedHashMap<>();
        Map<String, Map<String, Double>> individual = new LinkedHashMap<>();
        for (String[] row : csv("data/shanxi_divisions.csv")) {
            shortNames.put(row[0], row[4].isEmpty() ? row[1] : row[4]);
            double weight = switch (row[2]) {
                case "district" -> 2.0;
                case "county_city" -> 1.6;
                case "county" -> 1.0;
                default -> 0;
            };
            if (weight > 0) {
                enterprise.computeIfAbsent(row[3], _ -> new LinkedHashMap<>()).put(row[0], weight);
                individual.computeIfAbsent(row[3], _ -> new LinkedHashMap<>()).put(row[0], weight);
            }
        }
        // 综改示范区 holds 22 % of the enterprises of 太原, and hardly an individual.
        Map<String, Double> capital = Objects.requireNonNull(enterprise.get("140100"));
        double others =
                capital.values().stream().mapToDouble(Double::doubleValue).sum();
        capital.put("140171", others * 0.22 / 0.78);
        Objects.requireNonNull(individual.get("140100")).put("140171", 0.3);
        enterprise.forEach((city, weights) -> countyEnterprise.put(city, new Weights<>(weights)));
        individual.forEach((city, weights) -> countyIndividual.put(city, new Weights<>(weights)));
    }

    /** Classes of a section: the published share of each division, spread evenly over its classes. */
    private void classes(JsonNode published) {
        Map<String, Map<String, List<String>>> bySection = new LinkedHashMap<>();
        for (String[] row : csv("data/industry_gbt4754_2017.csv")) {
            if (row[0].length() == 4 && Character.isDigit(row[0].charAt(0))) {
                bySection
                        .computeIfAbsent(row[row.length - 1], _ -> new LinkedHashMap<>())
                        .computeIfAbsent(row[0].substring(0, 2), _ -> new ArrayList<>())
                        .add(row[0]);
            }
        }
        bySection.forEach((section, divisions) -> {
            JsonNode shares = published.path(section);
            Map<String, Double> weights = new LinkedHashMap<>();
            divisions.forEach((division, codes) -> {
                double share = shares.isObject() ? shares.path(division).asDouble(0.004) : 1.0;
                codes.forEach(code -> weights.put(code, share / codes.size()));
            });
            classes.put(section, new Weights<>(weights));
        });
    }

    private static Weights<String> weights(JsonNode node) {
        Map<String, Double> weights = new LinkedHashMap<>();
        node.path("weights")
                .properties()
                .forEach(one -> weights.put(one.getKey(), one.getValue().asDouble()));
        return new Weights<>(weights);
    }

    private static List<String[]> csv(String name) {
        return resource(name)
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(Distributions.class.getClassLoader().getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
