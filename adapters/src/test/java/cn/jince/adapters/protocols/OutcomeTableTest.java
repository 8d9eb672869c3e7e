package cn.jince.adapters.protocols;

import static cn.jince.adapters.protocols.Connected.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.protocols.RawServer.Said;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer on the wire becomes: the golden table of REST and of SOAP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomeTableTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String LOGIN = "<!DOCTYPE html><html><body>统一登录</body></html>";
    private static final String BOMB = "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>"
            + envelope("<r><c>0</c><d><mc>&b;</mc></d></r>");
    private final RawServer server = new RawServer(_ -> new Said(500, "text/plain", new byte[0]));
    private final Map<String, String> settings = Map.of("test.table.url", server.url(), "test.table.secret", "s");
    private final Connected rest = new Connected("protocols/table-rest.yaml", settings);
    private final Connected soap = new Connected("protocols/table-soap.yaml", settings);

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0,ANSWERED",
        "1,ABSENT",
        "2,FORBIDDEN",
        "3,SATURATED",
        "4,OFF_HOURS",
        "5,BAD_ANSWER",
        "6,BAD_ANSWER",
        "'',BAD_ANSWER"
    })
    void every_code_has_its_reply_and_an_unlisted_one_is_a_bad_answer(String code, String outcome) {
        assertThat(over(rest, Said.of("application/json", json(code), StandardCharsets.UTF_8)))
                .isEqualTo(outcome);
        assertThat(over(soap, Said.of("text/xml", xml(code), StandardCharsets.UTF_8)))
                .isEqualTo(outcome);
    }

    static Stream<Arguments> rest() {
        return Stream.of(
                row("a number as code", json("0").replace("\"0\"", "0"), "application/json", "ANSWERED"),
                row("a good code without data", "{\"c\":\"0\",\"d\":null}", "application/json", "BAD_ANSWER"),
                row("no code", "{\"d\":{}}", "application/json", "BAD_ANSWER"),
                row("another type than promised", "{\"c\":\"0\",\"d\":{\"mc\":5}}", "application/json", "BAD_ANSWER"),
                row("a field that is missing", "{\"c\":\"0\",\"d\":{}}", "application/json", "BAD_ANSWER"),
                row("more fields", "{\"c\":\"0\",\"x\":1,\"d\":{\"mc\":\"晋\",\"y\":[]}}", "text/plain", "ANSWERED"),
                row(
                        "the same field twice",
                        "{\"c\":\"0\",\"c\":\"1\",\"d\":{\"mc\":\"晋\"}}",
                        "application/json",
                        "BAD_ANSWER"),
                row("something behind", json("0") + "}", "application/json", "BAD_ANSWER"),
                row("a login page with 200", LOGIN, "text/html", "BAD_ANSWER"),
                row("nothing with 200", "", "application/json", "BAD_ANSWER"),
                row("null", "null", "application/json", "BAD_ANSWER"),
                row("a list", "[]", "application/json", "BAD_ANSWER"),
                row("half", json("0").substring(0, 12), "application/json", "BAD_ANSWER"),
                row("nested without end", "[".repeat(100_000), "application/json", "BAD_ANSWER"),
                row("damaged before it came", json("0").replace("晋", "\uFFFD"), "application/json", "BAD_ANSWER"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rest")
    void every_rest_answer_has_its_outcome(String what, String body, String type, String outcome) {
        assertThat(over(rest, Said.of(type, body, StandardCharsets.UTF_8))).isEqualTo(outcome);
    }

    static Stream<Arguments> soap() {
        return Stream.of(
                row(
                        "any prefixes",
                        xml("0").replace("s:Env", "SOAP-ENV:Env")
                                .replace("s:Body", "SOAP-ENV:Body")
                                .replace(":s=", ":SOAP-ENV="),
                        "text/xml",
                        "ANSWERED"),
                row("no prefixes", xml("0").replace("s:", "").replace(":s=", "="), "text/xml", "ANSWERED"),
                row(
                        "1.2",
                        xml("0").replace("schemas.xmlsoap.org/soap/envelope/", "www.w3.org/2003/05/soap-envelope"),
                        "application/soap+xml",
                        "ANSWERED"),
                row(
                        "a nil field",
                        xml("0").replace(
                                        "<mc>晋</mc>",
                                        "<mc xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:nil=\"true\"/>"),
                        "text/xml",
                        "BAD_ANSWER"),
                row(
                        "a fault with 200",
                        envelope("<s:Fault><faultcode>s:Server</faultcode></s:Fault>"),
                        "text/xml",
                        "BAD_ANSWER"),
                row(
                        "a fault of WS-Security",
                        envelope("<s:Fault><faultcode>wsse:FailedAuthentication</faultcode></s:Fault>"),
                        "text/xml",
                        "FORBIDDEN"),
                row("a login page with 200", LOGIN, "text/html", "BAD_ANSWER"),
                row("nothing with 200", "", "text/xml", "BAD_ANSWER"),
                row(
                        "no body",
                        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>",
                        "text/xml",
                        "BAD_ANSWER"),
                row("two answers", envelope("<r><c>0</c></r><q/>"), "text/xml", "BAD_ANSWER"),
                row("half", xml("0").substring(0, 90), "text/xml", "BAD_ANSWER"),
                row(
                        "a file by entity",
                        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + xml("0").replace("晋", "&e;"),
                        "text/xml",
                        "BAD_ANSWER"),
                row("a bomb of entities", BOMB, "text/xml", "BAD_ANSWER"),
                row("nested without end", envelope("<a>".repeat(200)), "text/xml", "BAD_ANSWER"),
                row("elements without end", envelope("<r>" + "<a/>".repeat(60_000) + "</r>"), "text/xml", "BAD_ANSWER"),
                row("damaged before it came", xml("0").replace("晋", "\uFFFD"), "text/xml", "BAD_ANSWER"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("soap")
    void every_soap_answer_has_its_outcome(String what, String body, String type, String outcome) {
        assertThat(over(soap, Said.of(type, body, StandardCharsets.UTF_8))).isEqualTo(outcome);
    }

    static Stream<Arguments> faults() {
        String detail = "<faultstring>java.lang.IllegalStateException</faultstring><detail><c>0</c></detail>";
        return Stream.of(
                Arguments.of("a listed one", fault11("s:Client.NotFound", detail), "ABSENT"),
                Arguments.of("a listed one with blanks", fault11(" m:Busy ", ""), "SATURATED"),
                Arguments.of("one that is not listed", fault11("s:Server", detail), "BAD_ANSWER"),
                Arguments.of("good news as a fault", fault11("s:OkSaidAsFault", ""), "BAD_ANSWER"),
                Arguments.of("no code", envelope("<s:Fault/>"), "BAD_ANSWER"),
                Arguments.of(
                        "two at once",
                        envelope("<s:Fault><faultcode>Busy</faultcode></s:Fault>".repeat(2)),
                        "BAD_ANSWER"),
                Arguments.of("WS-Security", fault11("wsse:FailedAuthentication", ""), "FORBIDDEN"),
                Arguments.of(
                        "words of WS-Security in its prose",
                        fault11("s:Server", "<faultstring>FailedCheck of the disk</faultstring>"),
                        "BAD_ANSWER"),
                Arguments.of("1.2 with a listed subcode", fault12("e:Receiver", "m:Closed"), "OFF_HOURS"),
                Arguments.of(
                        "1.2 with the subcode of WS-Security", fault12("e:Sender", "w:InvalidSecurity"), "FORBIDDEN"),
                Arguments.of("1.2 that is not listed", fault12("e:Receiver", "m:Else"), "BAD_ANSWER"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_fault_is_judged_by_its_code_whatever_its_status(String what, String body, String outcome) {
        for (int status : new int[] {200, 400, 500}) {
            assertThat(over(soap, new Said(status, "text/xml", body.getBytes(StandardCharsets.UTF_8))))
                    .as("status %d", status)
                    .isEqualTo(outcome);
        }
        assertThat(over(soap, new Said(503, "text/xml", body.getBytes(StandardCharsets.UTF_8))))
                .as("another status decides alone")
                .isEqualTo("BAD_ANSWER");
    }

    @ParameterizedTest
    @ValueSource(strings = {LOGIN, "", "Busy", "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"/>"})
    void what_is_no_envelope_under_500_is_a_bad_answer(String body) {
        assertThat(over(soap, new Said(500, "text/html", body.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("BAD_ANSWER");
        assertThat(over(soap, new Said(500, "text/html", body.getBytes(StandardCharsets.UTF_16))))
                .isEqualTo("BAD_ANSWER");
    }

    @Test
    void a_good_answer_under_500_is_no_good_answer() {
        assertThat(over(soap, new Said(500, "text/xml", xml("0").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("BAD_ANSWER");
        assertThat(over(soap, new Said(500, "text/xml", xml("1").getBytes(StandardCharsets.UTF_8))))
                .as("nor is its code")
                .isEqualTo("BAD_ANSWER");
    }

    private static String fault11(String code, String more) {
        return envelope("<s:Fault><faultcode>" + code + "</faultcode>" + more + "</s:Fault>");
    }

    private static String fault12(String code, String subcode) {
        return envelope("<e:Fault xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Code><e:Value>" + code
                + "</e:Value><e:Subcode><e:Value>" + subcode
                + "</e:Value></e:Subcode></e:Code><e:Reason><e:Text>x</e:Text></e:Reason></e:Fault>");
    }

    @Test
    void letters_are_what_the_bytes_are_or_the_answer_is_bad() {
        String declared = "<?xml version=\"1.0\" encoding=\"GBK\"?>" + xml("0");

        assertThat(over(rest, Said.of("application/json;charset=GBK", json("0"), GB18030)))
                .isEqualTo("ANSWERED");
        assertThat(over(rest, Said.of("application/json", "\uFEFF" + json("0"), StandardCharsets.UTF_8)))
                .isEqualTo("ANSWERED");
        assertThat(over(rest, Said.of("application/json", "\uFEFF" + json("0"), StandardCharsets.UTF_16LE)))
                .isEqualTo("ANSWERED");
        assertThat(over(rest, Said.of("application/json", json("0"), StandardCharsets.UTF_16)))
                .isEqualTo("ANSWERED");
        assertThat(over(rest, Said.of("application/json;charset=UTF-8", json("0"), GB18030)))
                .as("a lying label")
                .isEqualTo("BAD_ANSWER");
        assertThat(over(rest, Said.of("application/json;charset=KLINGON", json("0"), StandardCharsets.UTF_8)))
                .isEqualTo("BAD_ANSWER");
        assertThat(over(soap, Said.of("text/xml;charset=UTF-8", declared, GB18030)))
                .as("the declaration of the document outdoes the label")
                .isEqualTo("ANSWERED");
        assertThat(over(soap, Said.of("text/xml", declared, StandardCharsets.UTF_8)))
                .as("GB18030 that is none")
                .isNotEqualTo("ABSENT");
    }

    @ParameterizedTest
    @CsvSource({"401,FORBIDDEN", "403,FORBIDDEN", "404,BAD_ANSWER", "302,BAD_ANSWER", "500,BAD_ANSWER", "503,BAD_ANSWER"
    })
    void a_status_that_is_not_good_decides_alone(int status, String outcome) {
        byte[] good = json("0").getBytes(StandardCharsets.UTF_8);

        assertThat(over(rest, new Said(status, "application/json", good))).isEqualTo(outcome);
        assertThat(over(soap, new Said(status, "text/xml", xml("0").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(outcome);
    }

    private String over(Connected connected, Said said) {
        server.says(said);
        return outcome(connected.askByName("晋"));
    }

    private static Arguments row(String what, String body, String type, String outcome) {
        return Arguments.of(what, body, type, outcome);
    }

    private static String json(String code) {
        return "{\"c\":\"" + code + "\",\"m\":\"说明\",\"d\":{\"mc\":\"晋\"}}";
    }

    private static String xml(String code) {
        return envelope("<r><c>" + code + "</c><m>说明</m><d><mc>晋</mc></d></r>");
    }

    private static String envelope(String body) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }
}
