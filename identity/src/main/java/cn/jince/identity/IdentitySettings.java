package cn.jince.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of identity.
 *
 * @param publicUrl where the gateway is for a browser
 */
@ConfigurationProperties("jince")
public record IdentitySettings(
        @DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue Identity identity) {

    /**
     * @param demoWorld resource with people of a demonstration, empty in earnest
     * @param webClientSecret secret of the gateway's client
     */
    public record Identity(
            @DefaultValue("") String demoWorld,
            @DefaultValue("web-secret-for-development") String webClientSecret,
            @DefaultValue WeChat wechat) {}

    /** The mini-program at WeChat. */
    public record WeChat(
            @DefaultValue("https://api.weixin.qq.com") String url,
            @DefaultValue("wx-jince-demo") String appId,
            @DefaultValue("wechat-secret-for-development") String appSecret) {}

    public String issuer() {
        return publicUrl + "/identity";
    }
}
