package cn.jince.adapters.protocols;

import static cn.jince.adapters.protocols.Connected.ENTERPRISE;
import static cn.jince.adapters.protocols.Connected.answered;
import static cn.jince.adapters.protocols.Connected.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.testkit.province.Counterpart;
import cn.jince.testkit.province.Fault;
import cn.jince.testkit.province.Industry;
import cn.jince.testkit.province.OldCity;
import cn.jince.testkit.province.Science;
import cn.jince.testkit.province.World;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Systems of other vendors, each with a profile and a wire format of its own; their code shares nothing with ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorSystemsTest {
    private static final String KEY = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    private final Science science = Science.alone();
    private final OldCity city = OldCity.alone();
    private final Industry industry = Industry.alone();

    @AfterAll
    void close() {
        science.close();
        city.close();
        industry.close();
    }

    @Test
    void science_takes_json_with_an_sm2_signature_in_headers() {
        Connected connected = connected("science", science, KEY);

        assertThat(answered(connected.ask(ENTERPRISE)).get("science_name").asString())
                .isEqualTo("忻州云中重型装备有限公司");
        assertThat(outcome(connected.ask("91149999MAMAGIC404"))).isEqualTo("ABSENT");
        assertThat(outcome(connected.ask("91149999MAMAGIC429"))).isEqualTo("SATURATED");
        assertThat(outcome(connected.ask("91149999MAMAGIC503"))).isEqualTo("OFF_HOURS");
        assertThat(outcome(connected.ask("91149999MAMAGIC777"))).isEqualTo("BAD_ANSWER");
    }

    @Test
    void another_key_or_a_skewed_clock_is_refused_there() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-310));

        assertThat(outcome(connected("science", science, KEY.replace('3', '4')).ask(ENTERPRISE)))
                .isEqualTo("FORBIDDEN");
        assertThat(outcome(new Connected("protocols/science.yaml", settings(science, KEY), late).ask(ENTERPRISE)))
                .isEqualTo("FORBIDDEN");
        assertThat(outcome(connected("old-city", city, "another").ask(ENTERPRISE)))
                .isEqualTo("FORBIDDEN");
        assertThat(outcome(connected("industry", industry, "another").ask(ENTERPRISE)))
                .isEqualTo("FORBIDDEN");
        assertThat(outcome(new Connected(
                                "protocols/industry.yaml", settings(industry, "industry-secret-for-development"), late)
                        .ask(ENTERPRISE)))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void an_old_city_takes_a_form_with_md5_and_answers_in_pages_which_we_put_together() {
        Connected connected = connected("old-city", city, "old-city-secret-for-development");
        int before = city.calls();

        Map<String, ?> claims = answered(connected.ask(ENTERPRISE));

        assertThat(claims.toString()).contains("45", "BJ00000", "BJ00044");
        assertThat(city.calls() - before).isEqualTo(3);
        assertThat(outcome(connected.ask("91149999MAMAGIC404"))).isEqualTo("ABSENT");
        assertThat(outcome(connected.ask("91149999MAMAGIC777"))).isEqualTo("BAD_ANSWER");
    }

    @Test
    void a_list_longer_than_agreed_is_a_bad_answer_and_is_not_fetched() {
        Connected connected = connected("old-city", city, "old-city-secret-for-development");
        int before = city.calls();

        assertThat(outcome(connected.ask("91149999MAMAGICB01"))).isEqualTo("BAD_ANSWER");
        assertThat(city.calls() - before).isEqualTo(1);
    }

    @Test
    void a_page_that_fails_fails_the_whole() {
        Connected connected = connected("old-city", city, "old-city-secret-for-development");
        city.fail(Fault.ERROR_IN_200, 1);

        assertThat(outcome(connected.ask(ENTERPRISE))).isEqualTo("BAD_ANSWER");
    }

    @Test
    void industry_speaks_soap_12_in_rpc_style_with_its_answer_in_cdata() {
        Connected connected = connected("industry", industry, "industry-secret-for-development");

        Map<String, ?> facts = answered(connected.ask(ENTERPRISE));
        assertThat(facts.toString()).contains("忻州云中重型装备有限公司", "true");
        assertThat(outcome(connected.ask("91149999MAMAGIC404"))).isEqualTo("ABSENT");
        assertThat(outcome(connected.ask("91149999MAMAGIC500")))
                .as("a fault with status 200")
                .isEqualTo("BAD_ANSWER");
        industry.fail(Fault.GB18030, 1);
        assertThat(answered(connected.ask(World.RARE_NAME)).get("industry_name").asString())
                .isEqualTo("忻州𠀀䶮鿦重工有限公司");
        industry.fail(Fault.ERROR_IN_200, 1);
        assertThat(outcome(connected.ask(ENTERPRISE))).isEqualTo("BAD_ANSWER");
    }

    private static Connected connected(String file, Counterpart counterpart, String secret) {
        return new Connected("protocols/" + file + ".yaml", settings(counterpart, secret));
    }

    private static Map<String, String> settings(Counterpart counterpart, String secret) {
        return Map.of(
                "test." + counterpart.name() + ".url",
                counterpart.url(),
                "test." + counterpart.name() + ".secret",
                secret);
    }
}
