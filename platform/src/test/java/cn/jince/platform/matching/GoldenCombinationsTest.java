package cn.jince.platform.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.matching.Combination.Granted;
import cn.jince.platform.matching.Combination.LeftOut;
import cn.jince.platform.matching.Combination.Reason;
import cn.jince.platform.policy.Awards;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyReader;
import cn.jince.platform.policy.RealPolicies;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The golden cases of stacking, after clauses that real notices publish. */
class GoldenCombinationsTest {
    private static final Provenance FROM = new Provenance("test", "测试", null, Instant.EPOCH, Freshness.MANUAL, null);

    private static final PolicyItem CREDIT_INSURANCE = item("X1", "县", """
            "benefit":{"kind":"ratio","base":"实缴保费","base_field":"export_credit_premium","ratio":0.4},
            "stacking":{"yearly_cap":{"amount":50,"unit":"万元"},"rounding":"元",
              "cumulative_caps":[{"group":"出口信保保费","ratio":1,"base":"实缴保费","field":"export_credit_premium"}]}""");
    private static final PolicyItem SUPERIOR = item("X0", "省", """
            "benefit":{"kind":"ratio","base":"实缴保费","base_field":"export_credit_premium","ratio":0.7},
            "stacking":{"cumulative_caps":[{"group":"出口信保保费"}]}""");

    private static final String FEE = "{\"field\":\"guarantee_fee_lpr_ratio\",\"op\":\"<=\",\"value\":0.5}";
    private static final PolicyItem GUARANTEE = item("G1", "县", FEE, """
            "benefit":{"kind":"ratio","base":"担保额","base_field":"guaranteed_amount","ratio":0.01},
            "stacking":{"yearly_cap":{"amount":200},"higher_only":["区内担保补贴"],"choose_one":["担保两项"]}""");
    private static final PolicyItem DISTRICT = item("G2", "县", """
            "benefit":{"kind":"fixed","amount":50,"unit":"万元"},"stacking":{"higher_only":["区内担保补贴"]}""");
    private static final PolicyItem SCHEME = item("G3", "县", """
            "benefit":{"kind":"fixed","amount":120,"unit":"万元"},"stacking":{"choose_one":["担保两项"]}""");

    @Test
    void export_credit_insurance_is_forty_percent_of_the_premium_in_whole_yuan() {
        Combination alone = best(Map.of("export_credit_premium", "100.00374"), CREDIT_INSURANCE);

        assertThat(alone.total()).isEqualTo(yuan("400014"));
        assertThat(best(Map.of("export_credit_premium", "200"), CREDIT_INSURANCE)
                        .total())
                .isEqualTo(yuan("500000"));
    }

    @Test
    void the_district_is_cut_to_what_the_superior_support_leaves_of_the_premium() {
        Combination both = best(Map.of("export_credit_premium", "100.00374"), CREDIT_INSURANCE, SUPERIOR);

        assertThat(both.granted())
                .containsExactly(
                        new Granted("X0", yuan("700026.18"), null), new Granted("X1", yuan("300011"), "出口信保保费"));
        assertThat(both.total().value()).isLessThanOrEqualTo(100_003_740L);
    }

    @Test
    void a_guarantee_subsidy_is_capped_by_the_year_and_goes_with_neither_of_the_others() {
        Combination large = best(
                Map.of("guaranteed_amount", "30000", "guarantee_fee_lpr_ratio", "0.5"), GUARANTEE, DISTRICT, SCHEME);

        assertThat(large.granted()).containsExactly(new Granted("G1", yuan("2000000"), null));
        assertThat(large.leftOut())
                .containsExactly(
                        new LeftOut("G2", new Reason.Higher("区内担保补贴", "G1")),
                        new LeftOut("G3", new Reason.Chosen("担保两项", "G1")));
    }

    @Test
    void a_smaller_guarantee_is_left_for_the_two_that_go_together() {
        Combination small = best(
                Map.of("guaranteed_amount", "8000", "guarantee_fee_lpr_ratio", "0.4"), GUARANTEE, DISTRICT, SCHEME);

        assertThat(small.total()).isEqualTo(yuan("1700000"));
        assertThat(small.leftOut()).extracting(LeftOut::itemId).containsExactly("G1");
        Combination dear =
                best(Map.of("guaranteed_amount", "30000", "guarantee_fee_lpr_ratio", "0.51"), GUARANTEE, DISTRICT);
        assertThat(dear.granted()).extracting(Granted::itemId).containsExactly("G2");
    }

    @Test
    void three_levels_pay_a_firm_newly_above_scale_and_each_pays_in_full() {
        PolicyItem city = item("CZ", "市", "\"benefit\":{\"kind\":\"fixed\",\"amount\":20,\"unit\":\"万元/户\"}");
        long sum = IntStream.range(0, 7)
                .mapToLong(_ -> best(
                                Map.of(
                                        "region_code", "140406",
                                        "industry_section", "C",
                                        "scale", "small",
                                        "main_business_revenue", "2870",
                                        "stat_status", "first_above_scale",
                                        "stat_direct_report", "true"),
                                real("P001"),
                                city,
                                real("P068"))
                        .total()
                        .value())
                .sum();

        assertThat(new Fen(sum)).isEqualTo(yuan("4200000"));
    }

    @Test
    void the_city_adds_ten_without_a_claim_and_an_uplift_takes_the_place_of_what_it_lifts() {
        Combination combination = best(
                Map.of(
                        "region_code", "140902",
                        "industry_section", "C",
                        "scale", "small",
                        "main_business_revenue", "2870",
                        "stat_status", "first_above_scale",
                        "stat_direct_report", "true",
                        "strategic_emerging_industry", "true"),
                real("P001"),
                real("P002"),
                real("P065"));

        assertThat(real("P065").mode()).isEqualTo(PolicyItem.ClaimMode.CLAIM_FREE);
        assertThat(combination.granted())
                .containsExactly(new Granted("P002", yuan("390000"), null), new Granted("P065", yuan("100000"), null));
        assertThat(combination.leftOut()).containsExactly(new LeftOut("P001", new Reason.Higher("P001", "P002")));
    }

    private static Combination best(Map<String, String> values, PolicyItem... items) {
        Facts facts = attribute -> {
            String value = values.get(attribute.key());
            if (value == null) {
                return new Fact.Absent(FROM);
            }
            return new Fact.Known(
                    switch (attribute.kind()) {
                        case NUMBER -> new FactValue.Number(new BigDecimal(value));
                        case BOOL -> new FactValue.Bool(Boolean.parseBoolean(value));
                        default -> new FactValue.Text(value);
                    },
                    FROM);
        };
        return new BestCombination(List.of(items).stream()
                        .map(item -> new MatchedItem(
                                item, Evaluation.of(item.eligibility(), facts), Awards.estimate(item, facts)))
                        .filter(one -> one.verdict() == Verdict.MET)
                        .map(one -> CombineItems.option(one, facts))
                        .toList())
                .find();
    }

    private static PolicyItem real(String id) {
        return RealPolicies.all().stream()
                .filter(policy -> policy.path("id").asString().equals(id))
                .map(new PolicyReader()::read)
                .findFirst()
                .orElseThrow();
    }

    private static PolicyItem item(String id, String level, String content) {
        return item(id, level, "{\"field\":\"financing_success\",\"op\":\"!=\",\"value\":false}", content);
    }

    private static PolicyItem item(String id, String level, String condition, String content) {
        return new PolicyReader().read(JsonMapper.shared().readTree("""
                {"id":"%s","name":"%s","level":"%s","region_code":"140000","type":"奖补","target":"enterprise",
                 "department":"财政局","conditions":{"all":[%s]},"redemption_mode":"申报审核","validity":{},%s}""".formatted(id, id, level, condition, content)));
    }

    private static Fen yuan(String yuan) {
        return Fen.ofYuan(new BigDecimal(yuan));
    }
}
