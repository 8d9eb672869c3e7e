package cn.jince.bff.mobile;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service.
 *
 * @param quietHours {@code 21:00-08:00} in Asia/Shanghai, or {@code off}; match messages wait until they end
 * @param matchPerDay match messages a person's phone gets a day at most; 0 for no limit. The rest is in the inbox
 * @param demoWorld resource with persons whose phones and consents are seeded; empty for none
 */
@ConfigurationProperties("jince.mobile")
public record MobileSettings(
        @DefaultValue Home home,
        @DefaultValue Feed feed,
        @DefaultValue Delivery delivery,
        @DefaultValue WeChat wechat,
        @DefaultValue Android android,
        @DefaultValue Apns apns,
        @DefaultValue("21:00-08:00") String quietHours,
        @DefaultValue("1") int matchPerDay,
        @DefaultValue("") String demoWorld) {

    /**
     * @param deadline when the screen leaves, whatever has arrived
     * @param late how long a late part is waited for
     * @param keep how long a screen's late parts can be fetched
     * @param screens at most so many screens are kept; the oldest goes first
     */
    public record Home(
            @DefaultValue("800ms") Duration deadline,
            @DefaultValue("8s") Duration late,
            @DefaultValue("30s") Duration keep,
            @DefaultValue("2000") int screens,
            @DefaultValue("10s") Duration heartbeat) {}

    /** @param lease how long one replica keeps the feed to itself without a sign of life */
    public record Feed(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("500ms") Duration every,
            @DefaultValue("100") int page,
            @DefaultValue("10s") Duration lease) {}

    /**
     * @param lease after this time a delivery nobody recorded counts as possibly sent
     * @param backoff wait before the second attempt; each further one waits four times as long, ten minutes at most
     */
    public record Delivery(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("300ms") Duration every,
            @DefaultValue("8") int batch,
            @DefaultValue("30s") Duration lease,
            @DefaultValue("5s") Duration timeout,
            @DefaultValue("2s") Duration backoff,
            @DefaultValue("6") int attempts) {}

    /** The three template ids are agreed with WeChat per mini-program. */
    public record WeChat(
            @DefaultValue("http://localhost:8090") URI url,
            @DefaultValue("wx-jince-demo") String appId,
            @DefaultValue("wechat-secret-for-development") String secret,
            @DefaultValue("tmpl-policy-match") String matchTemplate,
            @DefaultValue("tmpl-claim-progress") String claimTemplate,
            @DefaultValue("tmpl-claim-free") String claimFreeTemplate,
            @DefaultValue("formal") String miniprogramState) {}

    public record Android(
            @DefaultValue("http://localhost:8098") URI url,
            @DefaultValue("jpush-app-key") String appKey,
            @DefaultValue("jpush-secret-for-development") String masterSecret) {}

    /**
     * @param key PEM of the provider's .p8 key, or the path of a file that holds it; empty switches APNs off
     * @param trust PEM or path of what to trust instead of the usual authorities; empty for the usual ones
     */
    public record Apns(
            @DefaultValue("localhost") String host,
            @DefaultValue("8099") int port,
            @DefaultValue("") String key,
            @DefaultValue("") String trust,
            @DefaultValue("JINCEKEY01") String keyId,
            @DefaultValue("JINCETEAM1") String teamId,
            @DefaultValue("cn.jince.app") String topic) {}
}
