package cn.jince.gateway.token;

import cn.jince.gateway.GatewaySettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** Keys and tokens of identity. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    Keys keys(GatewaySettings settings, WebClient identityCalls, Clock clock) {
        return new Keys(
                () -> identityCalls
                        .get()
                        .uri(settings.house().identity() + "/identity/oauth2/jwks")
                        .retrieve()
                        .bodyToMono(String.class),
                clock);
    }

    @Bean
    Tokens tokens(Keys keys, GatewaySettings settings, Clock clock) {
        return new Tokens(keys, settings.issuer(), clock);
    }
}
