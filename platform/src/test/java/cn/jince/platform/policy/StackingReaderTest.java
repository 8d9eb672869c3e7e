package cn.jince.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.Fen;
import cn.jince.platform.kernel.Fraction;
import java.math.BigInteger;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StackingReaderTest {
    private static final PolicyReader READER = new PolicyReader();

    private static PolicyItem read(String stacking) {
        ObjectNode policy = (ObjectNode) RealPolicies.all().getFirst().deepCopy();
        policy.set("stacking", JsonMapper.shared().readTree(stacking));
        return READER.read(policy);
    }

    @Test
    void everything_that_is_published_about_stacking_is_read() {
        Stacking stacking = read("""
                {"choose_one":["出口信保两项"],"higher_only":["小升规"],"yearly_cap":{"amount":50,"unit":"万元"},
                 "cumulative_caps":[
                   {"group":"保费","ratio":"2/3","base":"实缴保费","field":"export_credit_premium"},
                   {"group":"各级","amount":100,"unit":"万元"},{"group":"只计入"}],
                 "requires":["P065"],"excludes":["P066"],"rounding":"元"}""").stacking();

        assertThat(stacking)
                .isEqualTo(new Stacking(
                        Set.of("出口信保两项"),
                        Set.of("小升规"),
                        new Fen(50_000_000),
                        java.util.List.of(
                                new Stacking.CumulativeCap(
                                        "保费",
                                        new Stacking.Limit.Share(
                                                new Fraction(BigInteger.TWO, BigInteger.valueOf(3)),
                                                "实缴保费",
                                                Attributes.standard().require("export_credit_premium"))),
                                new Stacking.CumulativeCap("各级", new Stacking.Limit.Amount(new Fen(100_000_000))),
                                new Stacking.CumulativeCap("只计入", new Stacking.Limit.Counted())),
                        Set.of("P065"),
                        Set.of("P066"),
                        Stacking.Rounding.YUAN));
        assertThat(stacking.cut(new Fen(50_000_099))).isEqualTo(new Fen(50_000_000));
        assertThat(stacking.cut(new Fen(12_345))).isEqualTo(new Fen(12_300));
        assertThat(stacking.cumulativeCaps())
                .allSatisfy(cap -> assertThat(cap.limit().fen(_ -> new Fact.Unknown(new Fact.Why.ToBeDeclared())))
                        .isEqualTo(cap.limit() instanceof Stacking.Limit.Amount(Fen fen) ? fen : null));
    }

    @Test
    void two_thirds_are_two_thirds() {
        Fraction twoThirds = Fraction.parse("2/3");

        assertThat(twoThirds.of(new Fen(300))).isEqualTo(new Fen(200));
        assertThat(twoThirds.of(new Fen(100))).isEqualTo(new Fen(66));
        assertThat(Fraction.parse("4/6")).isEqualTo(twoThirds);
        assertThat(Fraction.parse("0.40").said()).isEqualTo("40%");
        assertThat(twoThirds.said()).isEqualTo("2/3");
    }

    @Test
    void an_uplift_whose_sum_is_published_holds_what_it_lifts() {
        assertThat(RealPolicies.all().stream()
                        .map(READER::read)
                        .filter(item -> !item.stacking().equals(Stacking.FREE)))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.id()).isEqualTo("P002");
                    assertThat(item.stacking().higherOnly()).containsExactly("P001");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"chose_one":["x"]}                                          | /stacking/chose_one
            {"choose_one":"x"}                                           | /stacking/choose_one
            {"higher_only":[7]}                                          | /stacking/higher_only
            {"yearly_cap":{"amount":"很多"}}                              | /stacking/yearly_cap/amount
            {"yearly_cap":{"amount":-1}}                                 | /stacking/yearly_cap/amount
            {"yearly_cap":{"amount":1,"unit":"美元"}}                     | /stacking/yearly_cap/unit
            {"cumulative_caps":[{"amount":1}]}                           | /stacking/cumulative_caps/0/group
            {"cumulative_caps":[{"group":"a"},{"group":"a"}]}            | /stacking/cumulative_caps/1/group
            {"cumulative_caps":[{"group":"a","amount":1,"ratio":1}]}     | /stacking/cumulative_caps/0
            {"cumulative_caps":[{"group":"a","ratio":"1/0","base":"b"}]} | /stacking/cumulative_caps/0/ratio
            {"cumulative_caps":[{"group":"a","ratio":"1"}]}              | /stacking/cumulative_caps/0/base
            {"cumulative_caps":[{"group":"a","ratio":1,"base":"b","field":"scale"}]} | /stacking/cumulative_caps/0/field
            {"requires":["P001"]}                                        | /stacking/requires
            {"excludes":["P001"]}                                        | /stacking/excludes
            {"requires":["P003"],"excludes":["P003"]}                    | /stacking/excludes
            {"rounding":"块"}                                            | /stacking/rounding
            """)
    void a_mistake_is_refused_with_its_place(String stacking, String pointer) {
        BadPolicy bad = catchThrowableOfType(BadPolicy.class, () -> read(stacking));

        assertThat(bad).as("refusal").isNotNull();
        assertThat(bad.pointer()).isEqualTo(pointer);
    }
}
