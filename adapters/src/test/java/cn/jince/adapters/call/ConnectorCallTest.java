package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.descriptor.Stage;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.identity.Role;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Reply;
import cn.jince.api.reply.Reply.Answered;
import cn.jince.api.reply.Reply.Reason;
import cn.jince.api.reply.Reply.Unknown;
import cn.jince.edge.Caller;
import cn.jince.testkit.province.Fault;
import cn.jince.testkit.province.World;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What calls come to: answers in our words, absences, and each reason for not knowing. */
class ConnectorCallTest {
    private final Province province = new Province();

    /** The first call of a cold JVM may take longer than a department is given. */
    @BeforeAll
    static void warm_up() {
        try (Province cold = new Province()) {
            assertThat(cold.ask("hrss.social-insurance")).isNotNull();
            assertThat(cold.ask("tax.standing")).isNotNull();
        }
    }

    @AfterEach
    void close() {
        province.close();
    }

    @Test
    void tax_answers_in_our_words_with_provenance() {
        Answered<Attributes> answered = answered(province.ask("tax.standing"));

        assertThat(answered.value().attributes().get("main_business_revenue").decimalValue())
                .isEqualByComparingTo("6240");
        assertThat(answered.value().attributes().get("taxpayer_type").asString())
                .isEqualTo("一般纳税人");
        assertThat(answered.provenance().system()).isEqualTo("sx.tax");
        assertThat(answered.provenance().freshness()).isEqualTo(Freshness.LIVE);
        assertThat(answered.provenance().contract()).isEqualTo("tax.standing/1.2");
        assertThat(answered.provenance().asOf()).isNotNull();
    }

    @Test
    void the_layers_come_in_their_order() {
        answered(province.ask("tax.standing"));

        assertThat(province.trail).containsExactly(Step.values());
    }

    @Test
    void credit_signs_with_sm3_and_registration_answers() {
        assertThat(answered(province.ask("credit.standing")).value().attributes())
                .containsKey("credit_flag");
        assertThat(answered(province.ask("samr.registration"))
                        .value()
                        .attributes()
                        .get("name")
                        .asString())
                .isEqualTo("忻州云中重型装备有限公司");
    }

    @Test
    void science_and_industry_each_know_their_own_qualifications() {
        assertThat(titles("science.certificates", "91140171MAJC00221W")).contains("高新技术企业");
        assertThat(titles("industry.titles", "91140921MAJC000371")).containsExactly("省级专精特新");
        assertThat(titles("industry.titles", "91140902MAJC00029M")).isEmpty();
    }

    private List<String> titles(String capability, String creditCode) {
        return answered(province.ask(capability, creditCode, Duration.ofSeconds(5)))
                .value()
                .attributes()
                .get("qualification")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void who_is_not_there_is_absent_and_never_unknown() {
        assertThat(province.ask("tax.standing", "91149999MAMAGIC404", Duration.ofSeconds(5)))
                .isInstanceOf(Reply.Absent.class);
        assertThat(province.ask("hrss.social-insurance", "91149999MAMAGIC404", Duration.ofSeconds(8)))
                .isInstanceOf(Reply.Absent.class);
    }

    @Test
    void statistics_is_reserved_and_never_called() {
        Unknown<Attributes> reserved = unknown(province.ask("statistics.above-scale"));

        assertThat(reserved.reason()).isEqualTo(Reason.NOT_CONNECTED);
        assertThat(reserved.notice()).contains("统计局接口尚未接通");
        assertThat(reserved.expected()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(province.fake.statistics().calls()).isZero();
        assertThat(province.line("sx.stats/statistics.above-scale").breakerState())
                .isEqualTo("CLOSED");
    }

    @Test
    void a_city_that_answers_garbage_is_unavailable_since_the_first_time() {
        Unknown<Attributes> first = unknown(province.ask("city.progress"));
        Unknown<Attributes> second = unknown(province.ask("city.progress"));

        assertThat(second.reason()).isEqualTo(Reason.BAD_ANSWER);
        assertThat(second.since()).isNotNull().isEqualTo(first.since());
        assertThat(second.notice()).contains("忻州市惠企政策平台暂不可用（自").doesNotContain("DOCTYPE");

        province.fake.city().heal();
        assertThat(province.ask("city.progress")).isInstanceOf(Answered.class);
        province.fake.city().fail(Fault.GARBAGE);
        assertThat(unknown(province.ask("city.progress", World.RARE_NAME, Duration.ofSeconds(5)))
                        .since())
                .isAfter(second.since());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CUT", "GARBAGE", "ERROR_IN_200", "SERVER_ERROR", "HUGE", "LYING_CHARSET", "REFUSE", "DOCTYPE"})
    void every_bad_answer_is_called_one(Fault fault) {
        province.fake.samr().fail(fault);

        assertThat(unknown(province.ask("samr.registration")).reason()).isEqualTo(Reason.BAD_ANSWER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CUT", "GARBAGE", "ERROR_IN_200", "SERVER_ERROR", "HUGE", "LYING_CHARSET", "DOCTYPE"})
    void every_bad_soap_answer_is_called_one(Fault fault) {
        province.fake.hrss().fail(fault);

        assertThat(unknown(province.ask("hrss.social-insurance")).reason()).isEqualTo(Reason.BAD_ANSWER);
    }

    @Test
    void unlisted_codes_refusals_and_closed_hours_each_have_their_reason() {
        assertThat(magic("777")).isEqualTo(Reason.BAD_ANSWER);
        assertThat(magic("401")).isEqualTo(Reason.FORBIDDEN);
        assertThat(magic("503")).isEqualTo(Reason.OFF_HOURS);
        assertThat(magic("429")).isEqualTo(Reason.SATURATED);
    }

    @Test
    void names_of_four_bytes_survive_gb18030() {
        province.fake.hrss().fail(Fault.GB18030);
        assertThat(name("hrss.social-insurance", "insured_name")).isEqualTo("忻州𠀀䶮鿦重工有限公司");

        province.fake.samr().fail(Fault.GB18030);
        province.fake
                .world()
                .put(
                        World.RARE_NAME,
                        "忻州𠀀䶮鿦重工有限公司",
                        "sx.samr",
                        tools.jackson.databind.json.JsonMapper.shared()
                                .readTree(
                                        "{\"name\":\"忻州𠀀䶮鿦重工有限公司\",\"region_code\":\"140902\",\"industry_code\":\"3411\",\"entity_type\":\"公司\",\"registration_status\":\"存续\"}"));
        assertThat(name("samr.registration", "name")).isEqualTo("忻州𠀀䶮鿦重工有限公司");
    }

    @Test
    void only_members_officers_above_and_the_house_may_ask() {
        Caller member =
                new Caller("p", Caller.Kind.PERSON, "", "", "", Set.of(), Map.of(Province.ENTERPRISE, "VIEWER"));
        Caller stranger = new Caller("q", Caller.Kind.PERSON, "", "", "", Set.of(), Map.of());
        Caller county = new Caller("o", Caller.Kind.OFFICER, "", "140902", "", Set.of(Role.ACCEPTANCE), Map.of());
        Caller other = new Caller("r", Caller.Kind.OFFICER, "", "140923", "", Set.of(Role.ACCEPTANCE), Map.of());
        Caller legacy = new Caller("l", Caller.Kind.SYSTEM, "", "", "", Set.of(Role.LEGACY), Map.of());

        assertThat(Stream.of(member, county).map(this::askAs)).allMatch(Answered.class::isInstance);
        assertThat(Stream.of(stranger, other, legacy, Caller.ANONYMOUS).map(this::askAs))
                .allMatch(reply -> unknown(reply).reason() == Reason.FORBIDDEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"RESERVED", "SANDBOX", "SHADOW", "RETIRED", "SUSPENDED", "PILOT"})
    void a_stage_that_is_not_in_use_never_calls(Stage stage) {
        province.stage("sx.tax", "tax.standing", stage);

        assertThat(unknown(province.ask("tax.standing")).reason())
                .isEqualTo(stage == Stage.SUSPENDED ? Reason.SUSPENDED : Reason.NOT_CONNECTED);
        assertThat(province.fake.tax().calls()).isZero();
        assertThat(province.health("sx.tax/tax.standing").calls()).isZero();
    }

    private Reply<Attributes> askAs(Caller caller) {
        return province.asking("tax.standing", Province.ENTERPRISE, Duration.ofSeconds(5), caller)
                .block(Duration.ofSeconds(10));
    }

    private Reason magic(String ending) {
        return unknown(province.ask("tax.standing", "91149999MAMAGIC" + ending, Duration.ofSeconds(5)))
                .reason();
    }

    private String name(String capability, String attribute) {
        return answered(province.ask(capability, World.RARE_NAME, Duration.ofSeconds(8)))
                .value()
                .attributes()
                .get(attribute)
                .asString();
    }

    private static Answered<Attributes> answered(Reply<Attributes> reply) {
        assertThat(reply).isInstanceOf(Answered.class);
        return (Answered<Attributes>) reply;
    }

    private static Unknown<Attributes> unknown(Reply<Attributes> reply) {
        assertThat(reply).isInstanceOf(Unknown.class);
        return (Unknown<Attributes>) reply;
    }
}
