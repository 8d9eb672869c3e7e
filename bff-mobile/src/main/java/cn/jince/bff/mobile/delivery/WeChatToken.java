package cn.jince.bff.mobile.delivery;

import cn.jince.bff.mobile.MobileSettings;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * WeChat's access token. {@code stable_token} answers every replica the same token, so nothing is shared between them;
 * it is renewed five minutes before its end.
 */
@Component
class WeChatToken {
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final AtomicReference<@Nullable Held> held = new AtomicReference<>();
    private final WebClient web;
    private final MobileSettings.WeChat settings;
    private final Clock clock;

    WeChatToken(WebClient.Builder web, MobileSettings settings, Clock clock) {
        this.settings = settings.wechat();
        this.web = PushCalls.client(
                web, "wechat-token", this.settings.url(), settings.delivery().timeout());
        this.clock = clock;
    }

    Mono<String> current() {
        return Mono.defer(() -> {
            Held now = held.get();
            return now != null && now.until().isAfter(clock.instant()) ? Mono.just(now.token()) : fetch(false);
        });
    }

    /** Another token than the refused one; forced at WeChat only where asking gently gives the same again. */
    Mono<String> insteadOf(String refused) {
        return fetch(false).flatMap(token -> token.equals(refused) ? fetch(true) : Mono.just(token));
    }

    private Mono<String> fetch(boolean force) {
        return web.post()
                .uri("/cgi-bin/stable_token")
                .bodyValue(Map.of(
                        "grant_type",
                        "client_credential",
                        "appid",
                        settings.appId(),
                        "secret",
                        settings.secret(),
                        "force_refresh",
                        force))
                .retrieve()
                .bodyToMono(Granted.class)
                .map(this::keep);
    }

    private String keep(Granted granted) {
        String token = granted.access_token();
        Long seconds = granted.expires_in();
        if (token == null || seconds == null) {
            throw new NoToken(granted.errcode());
        }
        Instant until = clock.instant().plusSeconds(seconds).minus(EARLY);
        held.set(new Held(token, until));
        return token;
    }

    private record Held(String token, Instant until) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Granted(
            @Nullable String access_token,
            @Nullable Long expires_in,
            @Nullable Integer errcode) {}

    /** WeChat gave no token; nothing was sent. */
    static final class NoToken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoToken(@Nullable Integer errcode) {
            super("WeChat gives no access token, errcode " + errcode);
        }
    }
}
