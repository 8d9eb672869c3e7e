package cn.jince.gateway.session;

import cn.jince.gateway.GatewaySettings;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializationContext;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.RefreshTokenReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.session.config.annotation.web.server.EnableSpringWebSession;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Sessions and the gateway as an OAuth client of identity. */
@Configuration(proxyBeanMethods = false)
@EnableSpringWebSession
class SessionConfiguration {

    @Bean
    RedisSessions redisSessions(ReactiveRedisConnectionFactory redis) {
        RedisSerializationContext<String, byte[]> context =
                RedisSerializationContext.<String, byte[]>newSerializationContext(RedisSerializer.string())
                        .value(RedisSerializer.byteArray())
                        .build();
        return new RedisSessions(new ReactiveRedisTemplate<>(redis, context));
    }

    /** On the starting thread, before the port is open. */
    @Bean
    SmartInitializingSingleton redisIsReady(RedisSessions sessions) {
        return () -> sessions.ready().toFuture().join();
    }

    /** {@code __Host-} wants https; over plain http on a developer's machine the cookie has a plain name. */
    @Bean
    WebSessionIdResolver sessionCookie(GatewaySettings settings) {
        boolean https = settings.publicUrl().startsWith("https:");
        CookieWebSessionIdResolver cookie = new CookieWebSessionIdResolver();
        cookie.setCookieName(https ? "__Host-JINCE" : "JINCE");
        cookie.addCookieInitializer(
                builder -> builder.path("/").httpOnly(true).secure(https).sameSite("Lax"));
        return cookie;
    }

    @Bean
    ReactiveClientRegistrationRepository clientRegistrations(GatewaySettings settings) {
        String inside = settings.house().identity() + "/identity";
        return new InMemoryReactiveClientRegistrationRepository(ClientRegistration.withRegistrationId("jince")
                .clientId("web")
                .clientSecret(settings.gateway().webClientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(settings.publicUrl() + "/login/oauth2/code/jince")
                .scope("openid")
                .issuerUri(settings.issuer())
                .authorizationUri(settings.issuer() + "/oauth2/authorize")
                .tokenUri(inside + "/oauth2/token")
                .jwkSetUri(inside + "/oauth2/jwks")
                .userNameAttributeName("sub")
                .build());
    }

    @Bean
    ServerOAuth2AuthorizedClientRepository authorizedClients() {
        return new WebSessionServerOAuth2AuthorizedClientRepository();
    }

    /** Calls of the gateway's own to identity; nothing waits without end. */
    @Bean
    WebClient identityCalls() {
        ConnectionProvider pool = ConnectionProvider.builder("identity-calls")
                .maxConnections(50)
                .pendingAcquireMaxCount(500)
                .pendingAcquireTimeout(Duration.ofSeconds(1))
                .maxIdleTime(Duration.ofSeconds(20))
                .build();
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(pool)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1000)
                        .responseTimeout(Duration.ofSeconds(5))))
                .build();
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange(WebClient identityCalls) {
        WebClientReactiveAuthorizationCodeTokenResponseClient exchange =
                new WebClientReactiveAuthorizationCodeTokenResponseClient();
        exchange.setWebClient(identityCalls);
        return exchange;
    }

    @Bean
    Renewals renewals(WebClient identityCalls, ServerOAuth2AuthorizedClientRepository clients) {
        WebClientReactiveRefreshTokenTokenResponseClient refresh =
                new WebClientReactiveRefreshTokenTokenResponseClient();
        refresh.setWebClient(identityCalls);
        RefreshTokenReactiveOAuth2AuthorizedClientProvider provider =
                new RefreshTokenReactiveOAuth2AuthorizedClientProvider();
        provider.setAccessTokenResponseClient(refresh);
        return new Renewals(provider, clients);
    }

    @Bean
    ServerLogoutHandler signOut(
            WebClient identityCalls, GatewaySettings settings, ServerOAuth2AuthorizedClientRepository clients) {
        return new SignOut(identityCalls, settings, clients);
    }
}
