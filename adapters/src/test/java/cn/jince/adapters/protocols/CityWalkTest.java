package cn.jince.adapters.protocols;

import static cn.jince.adapters.protocols.Connected.ENTERPRISE;
import static cn.jince.adapters.protocols.Connected.answered;
import static cn.jince.adapters.protocols.Connected.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.protocols.RawServer.Said;
import cn.jince.adapters.protocols.RawServer.Seen;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The walk of {@code docs/contracts/connecting-a-city.md}: a city nobody knew, connected by one YAML file. */
class CityWalkTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String SECRET = "运城-s3cret";
    private final RawServer city = new RawServer(CityWalkTest::answer);
    private final Connected connected = new Connected(
            "walk/sx.yuncheng.yaml",
            Map.of("jince.systems.yuncheng.url", city.url(), "jince.systems.yuncheng.secret", SECRET));

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void it_answers_in_our_words() {
        Reply<Attributes> reply = connected.ask(ENTERPRISE);

        assertThat(answered(reply).get("city_claims_running").asInt()).isEqualTo(2);
        assertThat(answered(reply).get("city_claims_concluded").asInt()).isEqualTo(1);
        assertThat(answered(reply).get("city_name").asString()).isEqualTo("运城𠀀䶮鿦铝业有限公司");
        assertThat(((Reply.Answered<Attributes>) reply).provenance().systemName())
                .isEqualTo("运城市惠企通平台");
    }

    @Test
    void it_does_not_know_an_enterprise_or_cannot_say() {
        assertThat(outcome(connected.ask("91149999MAMAGIC404"))).isEqualTo("ABSENT");
        assertThat(outcome(connected.ask("91149999MAMAGIC503"))).isEqualTo("OFF_HOURS");
        assertThat(outcome(connected.ask("91149999MAMAGIC500")))
                .as("an error in a 200")
                .isEqualTo("BAD_ANSWER");
        assertThat(outcome(connected.ask("91149999MAMAGIC777")))
                .as("a code that is not in the table")
                .isEqualTo("BAD_ANSWER");
    }

    @Test
    void it_refuses_another_secret() {
        Connected other = new Connected(
                "walk/sx.yuncheng.yaml",
                Map.of("jince.systems.yuncheng.url", city.url(), "jince.systems.yuncheng.secret", "another"));

        assertThat(outcome(other.ask(ENTERPRISE))).isEqualTo("FORBIDDEN");
    }

    private static Said answer(Seen seen) {
        SortedMap<String, String> form = new TreeMap<>();
        new QueryStringDecoder(new String(seen.body(), StandardCharsets.US_ASCII), GB18030, false)
                .parameters()
                .forEach((name, values) -> form.put(name, values.getFirst()));
        String check = form.remove("校验码");
        String expected = md5(SECRET + "|" + String.join("", form.values()) + "|" + SECRET);
        if (!seen.uri().equals("/hqt/gateway.do") || !"HQT0107".equals(form.get("交易码"))) {
            return new Said(404, "text/html", new byte[0]);
        }
        if (!expected.equals(check)) {
            return said("HQT1001", "校验码不符", "null");
        }
        return switch (Objects.requireNonNull(form.get("企业代码"))) {
            case "91149999MAMAGIC404" -> said("HQT4040", "无此企业", "null");
            case "91149999MAMAGIC503" -> said("HQT9001", "日终批处理", "null");
            case "91149999MAMAGIC500" -> said("HQT9999", "ORA-01555", "null");
            case "91149999MAMAGIC777" -> said("HQT7777", "?", "null");
            default ->
                said(
                        "AAAAAAA",
                        "交易成功",
                        "{\"企业名称\":\"运城𠀀䶮鿦铝业有限公司\",\"截至\":\"2026-11-26\",\"办件\":[{\"状态\":\"1\"},{\"状态\":\"9\"},{\"状态\":\"3\"}]}");
        };
    }

    /** Their server calls it UTF-8, whatever it is. */
    private static Said said(String code, String message, String content) {
        return Said.of(
                "text/html; charset=utf-8",
                "{\"响应\":{\"应答码\":\"" + code + "\",\"应答信息\":\"" + message + "\",\"内容\":" + content + "}}",
                GB18030);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(GB18030)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
