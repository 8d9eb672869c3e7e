package cn.jince.bff.mobile.delivery;

import cn.jince.bff.mobile.MobileSettings;
import cn.jince.bff.mobile.consent.Templates;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** WeChat subscribe messages. Every answer is HTTP 200; the errcode decides. WeChat knows no idempotency key. */
@Component
class WeChatChannel implements Channel {
    private static final Logger log = LoggerFactory.getLogger(WeChatChannel.class);
    private static final java.time.Duration CLOSED = java.time.Duration.ofMinutes(10);

    private final WeChatToken token;
    private final Templates templates;
    private final WebClient web;
    private final String miniprogramState;
    private final Clock clock;

    WeChatChannel(WeChatToken token, Templates templates, WebClient.Builder web, MobileSettings settings, Clock clock) {
        this.token = token;
        this.templates = templates;
        this.web = PushCalls.client(
                web, "wechat", settings.wechat().url(), settings.delivery().timeout());
        this.miniprogramState = settings.wechat().miniprogramState();
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.WECHAT;
    }

    @Override
    public Mono<SendResult> send(NewDelivery message, String openId) {
        return token.current()
                .map(Access::new)
                .onErrorResume(error -> Mono.just(Access.none(error)))
                .flatMap(access -> access.granted()
                        ? send(message, openId, access.token())
                        : Mono.just(new SendResult.Retry("NO_TOKEN")));
    }

    private Mono<SendResult> send(NewDelivery message, String openId, String first) {
        return post(message, openId, first)
                .flatMap(answer -> answer.refusesToken()
                        ? token.insteadOf(first)
                                .flatMap(second -> post(message, openId, second))
                                .onErrorResume(WeChatToken.NoToken.class, _ -> Mono.just(answer))
                                .map(this::toResult)
                        : Mono.just(toResult(answer)));
    }

    private Mono<Answer> post(NewDelivery message, String openId, String accessToken) {
        return web.post()
                .uri("/cgi-bin/message/subscribe/send?access_token={token}", accessToken)
                .bodyValue(body(message, openId))
                .exchangeToMono(WeChatChannel::read)
                .onErrorResume(error -> Mono.just(new Answer(null, PushCalls.broken(error), 0)));
    }

    private static Mono<Answer> read(ClientResponse response) {
        if (response.statusCode().is2xxSuccessful()) {
            return response.bodyToMono(Spoken.class)
                    .map(WeChatChannel::toAnswer)
                    .defaultIfEmpty(new Answer(null, new SendResult.Unsure("EMPTY_ANSWER"), 0));
        }
        // A proxy's 502 or 504 may stand before a message that went through; 500 and 503 say it did not.
        int status = response.statusCode().value();
        SendResult result = status == 502 || status == 504
                ? new SendResult.Unsure("HTTP_" + status)
                : new SendResult.Retry("HTTP_" + status);
        return response.releaseBody().thenReturn(new Answer(null, result, 0));
    }

    private static Answer toAnswer(Spoken spoken) {
        Long msgid = spoken.msgid();
        return new Answer(spoken.errcode() == null ? 0 : spoken.errcode(), null, msgid == null ? 0 : msgid);
    }

    private Map<String, Object> body(NewDelivery message, String openId) {
        Map<String, Object> data = new LinkedHashMap<>();
        message.data().forEach((field, value) -> data.put(field, Map.of("value", value)));
        return Map.of(
                "touser",
                openId,
                "template_id",
                templates.id(Objects.requireNonNull(message.template())),
                "page",
                message.page(),
                "miniprogram_state",
                miniprogramState,
                "lang",
                "zh_CN",
                "data",
                data);
    }

    /** The table of errcodes: reference product §5.2. */
    private SendResult toResult(Answer answer) {
        SendResult broken = answer.broken();
        if (broken != null) {
            return broken;
        }
        int errcode = answer.errcode() == null ? 0 : answer.errcode();
        String code = Integer.toString(errcode);
        Instant now = clock.instant();
        return switch (errcode) {
            case 0 -> new SendResult.Sent(Long.toString(answer.msgid()));
            case -1, 43108, 40001, 40014, 42001 -> new SendResult.Retry(code);
            case 43101 -> new SendResult.NotSubscribed(code);
            case 40038 -> new SendResult.PersonHeld(code, midnight(now));
            case 45009 -> new SendResult.ChannelHeld(code, midnight(now));
            case 43107, 48001 -> new SendResult.ChannelHeld(code, now.plus(CLOSED));
            default -> new SendResult.Refused(code);
        };
    }

    private static Instant midnight(Instant now) {
        return now.atZone(QuietHours.ZONE)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(QuietHours.ZONE)
                .toInstant();
    }

    private record Access(String token, boolean granted) {
        Access(String token) {
            this(token, true);
        }

        static Access none(Throwable because) {
            log.warn("WeChat gives no access token: {}", because.toString());
            return new Access("", false);
        }
    }

    /** @param errcode null where the call broke; then {@code broken} says what that means */
    private record Answer(
            @Nullable Integer errcode, @Nullable SendResult broken, long msgid) {
        boolean refusesToken() {
            return errcode != null && (errcode == 40001 || errcode == 40014 || errcode == 42001);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Spoken(@Nullable Integer errcode, @Nullable Long msgid) {}
}
