package cn.jince.testkit.province;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** 人社: SOAP 1.1. Slow by nature (1.5 s); result codes inside the body, faults with status 500. */
final class SocialInsurance extends Counterpart {
    private static final Pattern ELEMENT =
            Pattern.compile("<(?:\\w+:)?(creditCode|appKey|timestamp|nonce|sign)>([^<]*)</", Pattern.DOTALL);
    private final World world;
    private final Signatures signatures = new Signatures("HMAC-SHA256", "hrss-secret-for-development");

    SocialInsurance(int port, World world) {
        super("hrss", port, Duration.ofMillis(1_500));
        this.world = world;
    }

    @Override
    Answer answer(Request request) {
        Map<String, String> said = new TreeMap<>();
        Matcher matcher = ELEMENT.matcher(request.text());
        while (matcher.find()) {
            said.put(matcher.group(1), matcher.group(2));
        }
        Signatures.Complaint complaint = signatures.complaint(said, new byte[0]);
        String creditCode = said.getOrDefault("creditCode", "");
        if (complaint != null || creditCode.equals("91149999MAMAGIC401")) {
            return fault("soap:Client", complaint == null ? "签名错误" : complaint.text());
        }
        if (creditCode.equals("91149999MAMAGIC500")) {
            return fault("soap:Server", "java.lang.NullPointerException at com.vendor.Dao");
        }
        JsonNode facts = world.facts(creditCode, "sx.hrss");
        return facts == null ? result("1", "无此单位", "") : result("0", "成功", data(creditCode, facts));
    }

    @Override
    Distrust distrust() {
        return signatures;
    }

    @Override
    public String protocol() {
        return "SOAP 1.1 (" + signatures.algorithm() + ")";
    }

    private String data(String creditCode, JsonNode facts) {
        return "<si:dwxx><si:dwmc>" + world.name(creditCode) + "</si:dwmc><si:cbrs>" + text(facts, "employees")
                + "</si:cbrs><si:sybxys>" + text(facts, "unemployment_insurance_months") + "</si:sybxys><si:cyl>"
                + facts.path("layoff_rate").decimalValue().multiply(BigDecimal.valueOf(100)) + "</si:cyl><si:sybxje>"
                + facts.path("unemployment_insurance_paid").decimalValue().multiply(BigDecimal.valueOf(10_000))
                + "</si:sybxje><si:sjrq>" + world.asOf() + "</si:sjrq></si:dwxx>";
    }

    private static String text(JsonNode facts, String attribute) {
        return facts.path(attribute).asString("");
    }

    @Override
    Answer errorInside() {
        return result("99", "系统异常", "");
    }

    private static Answer result(String code, String message, String data) {
        return envelope(
                200,
                "<si:querySocialInsuranceResponse xmlns:si=\"urn:sx:hrss:social-insurance\"><si:jgdm>" + code
                        + "</si:jgdm><si:jgms>" + message + "</si:jgms>" + data
                        + "</si:querySocialInsuranceResponse>");
    }

    private static Answer fault(String code, @Nullable String text) {
        return envelope(
                500,
                "<soap:Fault><faultcode>" + code + "</faultcode><faultstring>" + text + "</faultstring></soap:Fault>");
    }

    private static Answer envelope(int status, String body) {
        return Answer.xml(
                status,
                "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" + body
                        + "</soap:Body></soap:Envelope>");
    }
}
