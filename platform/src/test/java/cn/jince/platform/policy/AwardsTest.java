package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AwardsTest {
    private static final Map<String, BigDecimal> FACTS =
            Map.of("employees", new BigDecimal("37.9"), "unemployment_insurance_paid", new BigDecimal("12.345678"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"fixed","amount":30,"unit":"万元/户"}                                         | 预计 30 万元
            {"kind":"fixed","amount":0.000015,"unit":"万元/户"}                                   | 预计 0.000015 万元
            {"kind":"cap","amount":50,"unit":"万元"}                                              | 最高 50 万元
            {"kind":"tiered","by":"assessed","tiers":[["一",5],["二",9]],"unit":"万元"}           | 最高 9 万元
            {"kind":"ratio","base":"上年度实缴失业保险费","ratio":0.6,"cap":null}                  | 预计 7.407407 万元
            {"kind":"ratio","base":"上年度实缴失业保险费","ratio":0.6,"cap":2,"cap_unit":"万元"}    | 预计 2 万元
            {"kind":"ratio","base":"设备投资额","ratio":0.1,"cap":100,"cap_unit":"万元"}           | 最高 100 万元
            {"kind":"ratio","base":"设备投资额","ratio":0.1}                                       | 以设备投资额为基数核定
            {"kind":"per_head","amount":500,"unit":"元/参保职工"}                                  | 预计 1.85 万元
            {"kind":"per_head","amount":1000,"unit":"元/人"}                                      | 按实际人数核定
            {"kind":"interest","points":2,"cap":30,"unit":"万元"}                                 | 最高 30 万元
            {"kind":"composite","items":[{"amount":3,"unit":"万元"},{"cap":4,"unit":"万元"}]}      | 最高 7 万元
            {"kind":"exemption"}                                                                  | 免征
            {"kind":"never heard of","amount":1}                                                  | 发放标准{"kind":"never heard of","amount":1}
            """)
    void each_kind_of_standard_comes_to_what_it_says(String benefit, String said) {
        AwardStandard award = new PolicyReader().award(JsonMapper.shared().readTree(benefit));

        assertThat(Awards.say(Awards.estimate(award, facts()))).isEqualTo(said);
    }

    private static Facts facts() {
        Provenance source = new Provenance("test", "测试", null, Instant.EPOCH, Freshness.MANUAL, null);
        return attribute -> FACTS.containsKey(attribute.key())
                ? new Fact.Known(new FactValue.Number(FACTS.getOrDefault(attribute.key(), BigDecimal.ZERO)), source)
                : new Fact.Unknown(new Fact.Why.NotCollected());
    }
}
