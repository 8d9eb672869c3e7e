package cn.jince.testkit.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.jince.api.enterprise.EnterpriseViews.FactsForm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PopulationTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private final Population population = new Population(7, 100_000);

    @Test
    void every_credit_code_is_valid_and_its_own() {
        Set<String> seen = new HashSet<>();
        population.entities().forEach(entity -> {
            assertThat(checks(entity.creditCode())).as(entity.creditCode()).isTrue();
            assertThat(entity.creditCode()).startsWith("9").contains(entity.division());
            assertThat(seen.add(entity.creditCode())).isTrue();
        });
        assertThat(seen).hasSize(100_000);
    }

    @Test
    void a_row_can_be_made_alone_and_again() {
        List<Entity> all = new Population(7, 50).entities().toList();
        assertThat(new Population(7, 100_000).entity(37)).isEqualTo(all.get(37));
        assertThat(new Population(8, 50).entity(37)).isNotEqualTo(all.get(37));
    }

    @Test
    void keeps_the_published_shares() {
        List<Entity> enterprises = population
                .entities()
                .filter(entity -> entity.kind() == Entity.Kind.ENTERPRISE)
                .toList();
        assertThat(share(enterprises, entity -> entity.division().startsWith("1401")))
                .isCloseTo(0.2808, within(0.01));
        assertThat(share(enterprises, entity -> entity.division().equals("140171")))
                .isCloseTo(0.0618, within(0.01));
        assertThat(enterprises.size() / 100_000.0).isCloseTo(0.285, within(0.01));
        assertThat(share(
                        enterprises,
                        entity -> "51 52".contains(entity.industryCode().substring(0, 2))))
                .isCloseTo(0.362, within(0.01));
    }

    @Test
    void sources_are_missing_where_they_would_be() {
        List<Entity> all = population.entities().toList();
        List<Entity> factories = all.stream()
                .filter(entity -> entity.tax() != null && entity.tax().revenue() >= 100_000)
                .filter(entity -> entity.industryCode().compareTo("06") > 0
                        && entity.industryCode().compareTo("47") < 0)
                .toList();
        assertThat(share(factories, entity -> entity.statistics() != null)).isCloseTo(0.55, within(0.06));
        List<Entity> individuals = all.stream()
                .filter(entity -> entity.kind() == Entity.Kind.INDIVIDUAL)
                .toList();
        assertThat(share(individuals, entity -> entity.insurance() == null)).isCloseTo(0.88, within(0.02));
    }

    @Test
    void writes_lines_the_collection_reads() {
        List<String> lines = PopulationLines.of(new Population(7, 20)).toList();
        FactsForm first = JsonMapper.shared().readValue(lines.getFirst(), FactsForm.class);
        assertThat(first.system()).isEqualTo("sx.samr");
        assertThat(first.facts()).containsKeys("name", "region_code", "industry_code", "registered_on");
    }

    private static double share(List<Entity> entities, Predicate<Entity> which) {
        return (double) entities.stream().filter(which).count() / entities.size();
    }

    private static boolean checks(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return code.charAt(17) == ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
