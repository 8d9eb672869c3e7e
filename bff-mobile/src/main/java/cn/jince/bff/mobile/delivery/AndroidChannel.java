package cn.jince.bff.mobile.delivery;

import cn.jince.bff.mobile.MobileSettings;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Android phones through an aggregator of JPush's form. The row's id goes as {@code cid}: a repeat pushes nothing. */
@Component
class AndroidChannel implements Channel {
    /** 72 hours. */
    private static final int TIME_TO_LIVE = 259_200;

    private final WebClient web;
    private final MobileSettings.Android settings;
    private final Clock clock;

    AndroidChannel(WebClient.Builder web, MobileSettings settings, Clock clock) {
        this.settings = settings.android();
        this.web = PushCalls.client(
                web, "android", this.settings.url(), settings.delivery().timeout());
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.ANDROID;
    }

    @Override
    public Mono<SendResult> send(NewDelivery message, String registrationId) {
        return web.post()
                .uri("/v3/push")
                .headers(headers -> headers.setBasicAuth(settings.appKey(), settings.masterSecret()))
                .bodyValue(body(message, registrationId))
                .exchangeToMono(this::read)
                .onErrorResume(error -> Mono.just(PushCalls.broken(error)));
    }

    private static Map<String, Object> body(NewDelivery message, String registrationId) {
        return Map.of(
                "cid", message.id().toString(),
                "platform", List.of("android"),
                "audience", Map.of("registration_id", List.of(registrationId)),
                "notification",
                        Map.of(
                                "android",
                                Map.of(
                                        "title", message.title(),
                                        "alert", message.body(),
                                        "extras", Map.of("page", message.page()))),
                // classification 1: system message, never marketing
                "options", Map.of("time_to_live", TIME_TO_LIVE, "classification", 1));
    }

    private Mono<SendResult> read(ClientResponse response) {
        return response.bodyToMono(Spoken.class)
                .map(this::toResult)
                .defaultIfEmpty(new SendResult.Retry("EMPTY_ANSWER"));
    }

    private SendResult toResult(Spoken spoken) {
        Failure failure = spoken.error();
        if (failure == null) {
            return new SendResult.Sent(spoken.msg_id() == null ? "" : spoken.msg_id());
        }
        int number = failure.code() == null ? 0 : failure.code();
        String code = Integer.toString(number);
        return switch (number) {
            case 1011 -> new SendResult.DeviceGone(code, clock.instant());
            case 1003, 1005 -> new SendResult.Refused(code);
            default -> new SendResult.Retry(code);
        };
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Spoken(
            @Nullable String sendno,
            @Nullable String msg_id,
            @Nullable Failure error) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Failure(@Nullable Integer code, @Nullable String message) {}
}
