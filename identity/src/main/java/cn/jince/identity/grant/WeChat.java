package cn.jince.identity.grant;

import cn.jince.identity.IdentitySettings;
import java.time.Duration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exchanges the mini-program's sign-in code for an open id. WeChat answers 200 whatever happens: the errcode tells. */
@Component
class WeChat {
    private final RestClient http;
    private final IdentitySettings.WeChat settings;
    private final JsonMapper json;

    WeChat(IdentitySettings settings, JsonMapper json) {
        this.settings = settings.identity().wechat();
        this.json = json;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(Duration.ofSeconds(3));
        this.http = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(this.settings.url())
                .build();
    }

    /** @throws OAuth2AuthenticationException with a code the mini-program can act on */
    String openIdOf(String code) {
        JsonNode answer = ask(code);
        int errcode = answer.path("errcode").asInt(0);
        if (errcode != 0) {
            throw new OAuth2AuthenticationException(say(errcode));
        }
        String openId = answer.path("openid").asString("");
        if (openId.isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error("temporarily_unavailable", "微信未返回用户标识。", null));
        }
        return openId;
    }

    private JsonNode ask(String code) {
        try {
            String body = http.get()
                    .uri(uri -> uri.path("/sns/jscode2session")
                            .queryParam("appid", settings.appId())
                            .queryParam("secret", settings.appSecret())
                            .queryParam("js_code", "{code}")
                            .queryParam("grant_type", "authorization_code")
                            .build(code))
                    .retrieve()
                    .body(String.class);
            return json.readTree(body == null ? "{}" : body);
        } catch (RestClientException | JacksonException e) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("temporarily_unavailable", "微信登录服务暂时不可用，请稍后重试。", null), e);
        }
    }

    private static OAuth2Error say(int errcode) {
        return switch (errcode) {
            case 40029, 40163 -> new OAuth2Error("invalid_grant", "登录凭证无效或已使用，请重新获取。", null);
            case 40226 -> new OAuth2Error("access_denied", "该微信用户被判定为高风险，登录被拦截。", null);
            case 45011 -> new OAuth2Error("slow_down", "登录过于频繁，请稍后再试。", null);
            default -> new OAuth2Error("temporarily_unavailable", "微信登录服务暂时不可用，请稍后重试。", null);
        };
    }
}
