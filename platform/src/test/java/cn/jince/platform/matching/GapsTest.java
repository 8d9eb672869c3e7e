package cn.jince.platform.matching;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.matching.Gap.Step;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.platform.policy.PolicyReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GapsTest {
    private static final LocalDate TODAY = RandomRules.TODAY;

    @Test
    void says_how_far_and_from_which_day() {
        Gap gap = gap(
                        """
                {"field":"main_business_revenue","op":">=","value":2000},
                {"field":"years_since_registration","op":">=","value":3},
                {"field":"financing_success","op":"==","value":true}""",
                        known("main_business_revenue", new FactValue.Number(new BigDecimal("1870.5"))),
                        known("registered_on", new FactValue.Date(LocalDate.of(2024, 2, 29))))
                .orElseThrow();

        assertThat(gap.steps()).hasSize(2);
        assertThat(((Step.Grow) gap.steps().getFirst()).by()).isEqualByComparingTo("129.5");
        assertThat(gap.on()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(gap.open())
                .extracting(one -> ((Eligibility.Leaf) one.node()).attribute().key())
                .containsExactly("financing_success");
    }

    @Test
    void of_several_ways_the_easiest_is_told() {
        PolicyItem item = new PolicyReader()
                .read(JsonMapper.shared()
                        .readTree(policy(
                                "\"all\":[],\"any\":["
                                        + "{\"field\":\"main_business_revenue\",\"op\":\">=\",\"value\":2000},"
                                        + "{\"field\":\"employees\",\"op\":\">\",\"value\":100}]",
                                null,
                                null)));

        Gap gap = new Gaps(
                        dossier(
                                known("main_business_revenue", new FactValue.Number(new BigDecimal("1000"))),
                                known("employees", new FactValue.Number(new BigDecimal("99")))),
                        TODAY)
                .of(item)
                .orElseThrow();

        assertThat(gap.steps()).singleElement().satisfies(step -> {
            assertThat(((Step.Grow) step).attribute().key()).isEqualTo("employees");
            assertThat(((Step.Grow) step).beyond()).isTrue();
        });
    }

    @Test
    void legal_status_place_and_dishonesty_are_never_offered() {
        Map.Entry<String, Fact> revenue = known("main_business_revenue", new FactValue.Number(BigDecimal.ONE));
        for (String other : List.of(
                "{\"field\":\"credit_flag\",\"op\":\"not_in\",\"value\":[\"严重违法失信\"]}",
                "{\"field\":\"registration_status\",\"op\":\"==\",\"value\":\"存续\"}",
                "{\"field\":\"region_code\",\"op\":\"==\",\"value\":\"140902\"}",
                "{\"field\":\"annual_taxable_income\",\"op\":\"<=\",\"value\":300}",
                "{\"field\":\"main_business_revenue\",\"op\":\"<\",\"value\":1}",
                "{\"field\":\"years_since_registration\",\"op\":\"<=\",\"value\":1}")) {
            assertThat(gap(
                            other + ",{\"field\":\"main_business_revenue\",\"op\":\">=\",\"value\":2}",
                            revenue,
                            known("credit_flag", new FactValue.Text("严重违法失信")),
                            known("registration_status", new FactValue.Text("吊销")),
                            known("region_code", new FactValue.Text("140100")),
                            known("annual_taxable_income", new FactValue.Number(BigDecimal.valueOf(400))),
                            known("registered_on", new FactValue.Date(LocalDate.of(2020, 1, 1)))))
                    .as(other)
                    .isEmpty();
        }
    }

    @Test
    void a_status_is_reached_only_from_where_it_can_be() {
        String rule = "{\"field\":\"stat_status\",\"op\":\"==\",\"value\":\"first_above_scale\"}";

        assertThat(gap(rule, known("stat_status", new FactValue.Text("below_scale"))))
                .isPresent();
        assertThat(gap(rule, known("stat_status", new FactValue.Text("above_scale"))))
                .isEmpty();
    }

    @Test
    void what_comes_after_the_items_last_day_comes_too_late() {
        String rule = "{\"field\":\"years_since_registration\",\"op\":\">=\",\"value\":3}";
        Dossier dossier = dossier(known("registered_on", new FactValue.Date(LocalDate.of(2024, 3, 1))));

        assertThat(new Gaps(dossier, TODAY).of(item(rule, null, "2027-03-01"))).isPresent();
        assertThat(new Gaps(dossier, TODAY).of(item(rule, null, "2027-02-28"))).isEmpty();
    }

    @Test
    void an_item_that_has_not_begun_says_when_it_does() {
        Gap gap = new Gaps(dossier(known("employees", new FactValue.Number(BigDecimal.TEN))), TODAY)
                .of(item("{\"field\":\"employees\",\"op\":\">=\",\"value\":1}", "2027-01-01", null))
                .orElseThrow();

        assertThat(gap.steps()).containsExactly(new Step.Begin(LocalDate.of(2027, 1, 1)));
    }

    @Test
    void growing_out_of_the_class_the_item_is_for_is_no_way() {
        String rule = "{\"field\":\"scale\",\"op\":\"in\",\"value\":[\"micro\"]},"
                + "{\"field\":\"employees\",\"op\":\">=\",\"value\":400}";

        assertThat(gap(
                        rule,
                        known("industry_code", new FactValue.Text("3411")),
                        known("annual_revenue", new FactValue.Number(BigDecimal.valueOf(5000))),
                        known("employees", new FactValue.Number(BigDecimal.TEN))))
                .isEmpty();
    }

    /** Whatever the rule: what is offered helps, and nothing of it is too much. */
    @Property(tries = 1500)
    void what_is_offered_helps_and_is_the_least(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, Fact> facts = RandomRules.facts(random);
        Dossier dossier = new Dossier(CODE, "某", new DivisionCode("140902"), facts);
        Eligibility rule = RandomRules.rule(random, 3);
        PolicyItem item = withRule(rule);
        Optional<Gap> found = new Gaps(dossier, TODAY).of(item);
        if (found.isEmpty()) {
            return;
        }
        Gap gap = found.get();
        assertThat(Evaluation.of(rule, dossier).verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(verdict(rule, dossier, gap.steps(), gap.on())).isNotEqualTo(Verdict.NOT_MET);
        for (Step step : gap.steps()) {
            List<Step> less = new ArrayList<>(gap.steps());
            less.remove(step);
            assertThat(verdict(rule, dossier, less, step instanceof Step.Wait ? null : gap.on()))
                    .as("%s without %s", rule, step)
                    .isEqualTo(Verdict.NOT_MET);
        }
    }

    private static final CreditCode CODE = CreditCode.complete("91140902MATET9001");

    private static Verdict verdict(Eligibility rule, Dossier dossier, List<Step> steps, LocalDate on) {
        return Evaluation.of(rule, WhatIf.of(dossier, steps, on == null ? TODAY : on))
                .verdict();
    }

    private static PolicyItem withRule(Eligibility rule) {
        PolicyItem one = item("{\"field\":\"employees\",\"op\":\">=\",\"value\":1}", null, null);
        return new PolicyItem(
                one.id(),
                1,
                one.name(),
                one.level(),
                one.division(),
                one.type(),
                one.target(),
                one.authority(),
                one.mode(),
                one.state(),
                one.basis(),
                rule,
                one.award(),
                one.stacking(),
                one.materials(),
                one.process(),
                null,
                null,
                null,
                "",
                List.of(),
                "",
                List.of(),
                null,
                null,
                null,
                Map.of());
    }

    @SafeVarargs
    private static Optional<Gap> gap(String rule, Map.Entry<String, Fact>... facts) {
        return new Gaps(dossier(facts), TODAY).of(item(rule, null, null));
    }

    @SafeVarargs
    private static Dossier dossier(Map.Entry<String, Fact>... facts) {
        Map<String, Fact> all = new java.util.HashMap<>(Map.ofEntries(facts));
        new cn.jince.platform.enterprise.Assembly(new cn.jince.platform.enterprise.SizeClasses()).complete(all, TODAY);
        return new Dossier(CODE, "某", new DivisionCode("140902"), all);
    }

    private static Map.Entry<String, Fact> known(String key, FactValue value) {
        return Map.entry(key, new Fact.Known(value, RandomRules.FROM));
    }

    private static PolicyItem item(String rule, String from, String to) {
        return new PolicyReader().read(JsonMapper.shared().readTree(policy("\"all\":[" + rule + "]", from, to)));
    }

    private static String policy(String conditions, String from, String to) {
        return """
                {"id":"G1","name":"某奖励","level":"市","region_code":"140900","type":"奖补","target":"enterprise",
                 "department":"市工信局","benefit":{"kind":"fixed","amount":10,"unit":"万元"},"conditions":{%s},
                 "redemption_mode":"申报审核","validity":{"from":%s,"to":%s}}""".formatted(
                        conditions, from == null ? "null" : '"' + from + '"', to == null ? "null" : '"' + to + '"');
    }
}
