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
        @DefaultValue House house,
        @DefaultValue Identity identity) {

    /** The client by which the services of the house sign in for calls no user caused. */
    public record House(
            @DefaultValue("house") String clientId,
            @DefaultValue("house-secret-for-development") String clientSecret) {}

    /**
     * @param demoWorld resource with people of a demonstration, empty in earnest
     * @param webClientSecret secret of the gateway's client
     * @param firstOperator who may sign in to an identity that has no operator yet
     */
    public record Identity(
            @DefaultValue("") String demoWorld,
            @DefaultValue("web-secret-for-development") String webClientSecret,
            @DefaultValue FirstOperator firstOperator,
            @DefaultValue WeChat wechat) {}

    /**
     * Set once, and taken away again when the operator has signed in and made others.
     *
     * @param login empty where nobody is to be made
     * @param totp base32 secret of the second factor
     */
    public record FirstOperator(
            @DefaultValue("") String login,
            @DefaultValue("") String password,
            @DefaultValue("") String totp) {}

    /** The mini-program at WeChat. */
    public record WeChat(
            @DefaultValue("https://api.weixin.qq.com") String url,
            @DefaultValue("wx-jince-demo") String appId,
            @DefaultValue("wechat-secret-for-development") String appSecret) {}

    public String issuer() {
        return publicUrl + "/identity";
    }
}
