package cn.jince.testkit.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fake keeps to {@code data/wechat_contract.json}. */
class FakeWeChatTest {
    private static final FakeWeChat weChat = FakeWeChat.start(0);
    private static final JsonMapper JSON = JsonMapper.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        weChat.close();
    }

    private JsonNode signIn(String code) throws Exception {
        String query = "?appid=" + FakeWeChat.APP_ID + "&secret=" + FakeWeChat.SECRET
                + "&grant_type=authorization_code&js_code=" + code;
        var response = http.send(
                HttpRequest.newBuilder(URI.create(weChat.url() + "/sns/jscode2session" + query))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private JsonNode post(String path, Object body) throws Exception {
        var response = http.send(
                HttpRequest.newBuilder(URI.create(weChat.url() + path))
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private String token() throws Exception {
        return post(
                        "/cgi-bin/stable_token",
                        Map.of(
                                "grant_type", "client_credential",
                                "appid", FakeWeChat.APP_ID,
                                "secret", FakeWeChat.SECRET))
                .path("access_token")
                .asString();
    }

    private int send(String token, String openId, Map<String, String> data) throws Exception {
        Map<String, Object> fields = new java.util.HashMap<>();
        data.forEach((field, value) -> fields.put(field, Map.of("value", value)));
        return post(
                        "/cgi-bin/message/subscribe/send?access_token=" + token,
                        Map.of("touser", openId, "template_id", FakeWeChat.CLAIM_FREE, "data", fields))
                .path("errcode")
                .asInt();
    }

    private static Map<String, String> sound() {
        return Map.of("thing1", "稳岗返还", "phrase2", "待确认", "thing3", "请确认", "time4", "2026年11月24日 13:50");
    }

    @Test
    void signs_in_with_a_code_once() throws Exception {
        JsonNode first = signIn("code-oX-li-1");

        assertThat(first.path("openid").asString()).isEqualTo("oX-li");
        assertThat(first.has("errcode")).isFalse();
        assertThat(signIn("code-oX-li-1").path("errcode").asInt()).isEqualTo(40163);
        assertThat(signIn("code-oX-li-2").path("openid").asString()).isEqualTo("oX-li");
    }

    @ParameterizedTest
    @CsvSource({"nonsense, 40029", "code-risk-1, 40226", "code-often-1, 45011", "code-busy-1, -1"})
    void refuses_codes_by_their_magic(String code, int errcode) throws Exception {
        assertThat(signIn(code).path("errcode").asInt()).isEqualTo(errcode);
    }

    @Test
    void takes_one_message_for_each_consent() throws Exception {
        weChat.grantConsents("oX-a", FakeWeChat.CLAIM_FREE, 1);
        String token = token();

        assertThat(token).hasSizeGreaterThan(400).isEqualTo(token());
        assertThat(send(token, "oX-a", sound())).isZero();
        assertThat(send(token, "oX-a", sound())).isEqualTo(43101);
        assertThat(weChat.sentTo("oX-a")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"thing1, 一二三四五六七八九十一二三四五六七八九十一", "phrase2, 等待您确认", "phrase2, 待确认!", "time4, tomorrow", "thing5, 多余"})
    void refuses_fields_that_break_the_template(String field, String value) throws Exception {
        weChat.grantConsents("oX-b", FakeWeChat.CLAIM_FREE, 1);
        Map<String, String> data = new java.util.HashMap<>(sound());
        data.put(field, value.equals("等待您确认") ? "等待您的确认" : value);

        assertThat(send(token(), "oX-b", data)).isEqualTo(47003);
    }

    @Test
    void refuses_a_token_that_ended() throws Exception {
        String token = token();
        weChat.expireToken();

        assertThat(send(token, "oX-c", sound())).isEqualTo(42001);
        assertThat(token()).isNotEqualTo(token);
        assertThat(send(token, "oX-c", sound())).isEqualTo(40001);
    }
}
