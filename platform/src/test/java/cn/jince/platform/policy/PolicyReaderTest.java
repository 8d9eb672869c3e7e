package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.jince.api.policy.EligibilityView;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.Fen;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PolicyReaderTest {
    private final PolicyReader reader = new PolicyReader();

    static Stream<JsonNode> policies() {
        return RealPolicies.all().stream();
    }

    @Test
    void every_published_condition_becomes_one_leaf() {
        long leaves = policies()
                .mapToLong(policy ->
                        Conditions.leaves(reader.read(policy).eligibility()).size())
                .sum();

        assertThat(leaves).isEqualTo(232);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void conditions_and_award_survive_the_wire(JsonNode policy) {
        PolicyItem item = reader.read(policy);
        String wire = JsonMapper.shared()
                .writerFor(EligibilityView.class)
                .writeValueAsString(Conditions.view(item.eligibility()));

        assertThat(Conditions.read("", JsonMapper.shared().readValue(wire, EligibilityView.class)))
                .isEqualTo(item.eligibility());
        assertThat(reader.award(JsonMapper.shared().valueToTree(item.published().get("benefit"))))
                .isEqualTo(item.award());
        assertThat(JsonMapper.shared().<JsonNode>valueToTree(item.published()).path("benefit"))
                .hasToString(policy.path("benefit").toString());
        assertThat(Conditions.leaves(item.eligibility()))
                .allSatisfy(leaf -> assertThat(Conditions.say(leaf))
                        .startsWith(leaf.attribute().name()));
        assertThat(item.award().text()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void without_facts_nothing_is_met_nor_refused(JsonNode policy) {
        Evaluation evaluation =
                Evaluation.of(reader.read(policy).eligibility(), _ -> new Fact.Unknown(new Fact.Why.NotCollected()));

        assertThat(evaluation.verdict()).isEqualTo(cn.jince.platform.kernel.Verdict.TO_BE_VERIFIED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /name                        | 7                        | /name
            /nickname                    | "x"                      | /nickname
            /region_code                 | "149999"                 | /region_code
            /validity/from               | "去年"                   | /validity/from
            /conditions/all/0/field      | "shoe_size"              | /conditions/all/0
            /conditions/all/0/op         | "~"                      | /conditions/all/0
            /conditions/all/2/value      | "两千"                   | /conditions/all/2
            /conditions/none             | [{"field":"x"}]          | /conditions/none
            /conditions/all/0/exception  | true                     | /conditions/all/0/exception
            /benefit/amount              | "很多"                   | /benefit/amount
            /benefit/amount              | 1e400                    | /benefit/amount
            /target                      | "alien"                  | /target
            /redemption_mode             | "看情况"                 | /redemption_mode
            /materials                   | "一张纸"                 | /materials
            /process/0/days              | "五"                     | /process/0/days
            """)
    void a_mistake_is_refused_with_its_place(String place, String value, String pointer) {
        ObjectNode policy = (ObjectNode) RealPolicies.all().getFirst().deepCopy();
        int cut = place.lastIndexOf('/');
        ((ObjectNode) policy.at(place.substring(0, cut)))
                .set(place.substring(cut + 1), JsonMapper.shared().readTree(value));

        BadPolicy bad = catchThrowableOfType(BadPolicy.class, () -> reader.read(policy));

        assertThat(bad).as("refusal").isNotNull();
        assertThat(bad.pointer()).isEqualTo(pointer);
        assertThat(bad.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"2025, 2025-01-01, 2025-12-31", "2025-02, 2025-02-01, 2025-02-28", "2025-02-03, 2025-02-03, 2025-02-03"
    })
    void a_coarse_date_means_its_first_day_as_begin_and_its_last_as_end(
            String published, LocalDate begin, LocalDate end) {
        ObjectNode policy = (ObjectNode) RealPolicies.all().getFirst().deepCopy();
        policy.putObject("validity").put("from", published).put("to", published);

        PolicyItem item = reader.read(policy);

        assertThat(item.validFrom()).isEqualTo(begin);
        assertThat(item.validTo()).isEqualTo(end);
    }

    @Test
    void money_is_read_to_the_fen() {
        assertThat(Fen.ofWan(new BigDecimal("0.000015"))).isEqualTo(new Fen(15));
        assertThat(Fen.ofYuan(new BigDecimal("0.015"))).isEqualTo(new Fen(2));
    }
}
