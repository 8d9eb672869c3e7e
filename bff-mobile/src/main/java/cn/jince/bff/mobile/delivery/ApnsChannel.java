package cn.jince.bff.mobile.delivery;

import cn.jince.bff.mobile.MobileSettings;
import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** iPhones, straight to APNs with a provider token. The row's id is notification id and collapse id. */
@Component
class ApnsChannel implements Channel, DisposableBean {
    private static final Duration TIME_TO_LIVE = Duration.ofHours(72);

    private final @Nullable ApnsClient client;
    private final MobileSettings.Apns settings;
    private final JsonMapper json;
    private final Clock clock;

    ApnsChannel(MobileSettings settings, JsonMapper json, Clock clock) {
        this.settings = settings.apns();
        this.json = json;
        this.clock = clock;
        this.client = this.settings.key().isBlank() ? null : connect(this.settings);
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.APNS;
    }

    @Override
    public boolean available() {
        return client != null;
    }

    @Override
    public Mono<SendResult> send(NewDelivery message, String deviceToken) {
        if (client == null) {
            return Mono.just(new SendResult.Refused("NOT_CONFIGURED"));
        }
        SimpleApnsPushNotification notification = new SimpleApnsPushNotification(
                deviceToken,
                settings.topic(),
                json.writeValueAsString(payload(message)),
                clock.instant().plus(TIME_TO_LIVE),
                DeliveryPriority.IMMEDIATE,
                PushType.ALERT,
                message.id().toString(),
                message.id());
        return Mono.fromFuture(() -> client.sendNotification(notification))
                .map(this::toResult)
                .onErrorResume(error -> Mono.just(broken(error)));
    }

    private static Map<String, Object> payload(NewDelivery message) {
        return Map.of(
                "aps",
                Map.of("alert", Map.of("title", message.title(), "body", message.body()), "sound", "default"),
                "page",
                message.page());
    }

    private SendResult toResult(PushNotificationResponse<SimpleApnsPushNotification> response) {
        if (response.isAccepted()) {
            return new SendResult.Sent(response.getApnsId().toString());
        }
        String reason = response.getRejectionReason().orElse("HTTP_" + response.getStatusCode());
        return switch (reason) {
            case "Unregistered", "ExpiredToken", "BadDeviceToken", "DeviceTokenNotForTopic" ->
                new SendResult.DeviceGone(
                        reason, response.getTokenInvalidationTimestamp().orElseGet(clock::instant));
            case "PayloadTooLarge", "PayloadEmpty", "BadTopic", "TopicDisallowed", "BadCollapseId" ->
                new SendResult.Refused(reason);
            default -> new SendResult.Retry(reason);
        };
    }

    private static SendResult broken(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof ConnectException || at instanceof javax.net.ssl.SSLHandshakeException) {
                return new SendResult.Retry("NO_CONNECTION");
            }
        }
        return new SendResult.Unsure(cause.getClass().getSimpleName());
    }

    private static ApnsClient connect(MobileSettings.Apns settings) {
        try (InputStream key = pem(settings.key())) {
            ApnsClientBuilder builder = new ApnsClientBuilder()
                    .setApnsServer(settings.host(), settings.port())
                    .setSigningKey(ApnsSigningKey.loadFromInputStream(key, settings.teamId(), settings.keyId()));
            if (!settings.trust().isBlank()) {
                try (InputStream trust = pem(settings.trust())) {
                    builder.setTrustedServerCertificateChain(trust);
                }
            }
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException("jince.mobile.apns: key or trust cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("jince.mobile.apns.key is no PKCS #8 key", e);
        }
    }

    /** In memory: Pushy reads the trusted certificates only when the client is built. */
    private static InputStream pem(String value) throws IOException {
        return new ByteArrayInputStream(
                value.startsWith("-----BEGIN")
                        ? value.getBytes(StandardCharsets.US_ASCII)
                        : Files.readAllBytes(Path.of(value)));
    }

    @Override
    public void destroy() {
        if (client != null) {
            client.close();
        }
    }
}
