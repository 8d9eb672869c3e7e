package cn.jince.identity.grant;

import cn.jince.identity.IdentitySettings;
import cn.jince.identity.account.Accounts;
import cn.jince.identity.handover.HandOvers;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The authorization server below /identity; its issuer is what a browser sees through the gateway. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServerChain(
            HttpSecurity http,
            RegisteredClientRepository clients,
            OAuth2AuthorizationService authorizations,
            OAuth2TokenGenerator<? extends OAuth2Token> generator,
            WeChat weChat,
            Accounts accounts,
            HandOvers handOvers,
            JwtDecoder tokens) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        WeChatGrant weChatGrant = new WeChatGrant(weChat, accounts, authorizations, generator);
        HandOverGrant handOverGrant = new HandOverGrant(handOvers, accounts, tokens, generator);
        return http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        configurer -> configurer
                                .oidc(_ -> {})
                                .clientAuthentication(authentication -> authentication
                                        .authenticationConverters(
                                                converters -> converters.add(0, PublicClients::convert))
                                        .authenticationProviders(
                                                providers -> providers.add(0, new PublicClients(clients))))
                                .deviceAuthorizationEndpoint(device -> device.verificationUri("/identity/device"))
                                .tokenEndpoint(token -> token.accessTokenRequestConverter(WeChatGrant.CONVERTER)
                                        .accessTokenRequestConverter(HandOverGrant.CONVERTER)
                                        .authenticationProvider(weChatGrant)
                                        .authenticationProvider(handOverGrant)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/identity/sign-in"), pages()))
                .build();
    }

    /** Requests of a browser that wants a page; a client that takes anything gets an OAuth error instead. */
    private static MediaTypeRequestMatcher pages() {
        MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return html;
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer())
                .authorizationEndpoint("/identity/oauth2/authorize")
                .deviceAuthorizationEndpoint("/identity/oauth2/device_authorization")
                .tokenEndpoint("/identity/oauth2/token")
                .jwkSetEndpoint("/identity/oauth2/jwks")
                .tokenRevocationEndpoint("/identity/oauth2/revoke")
                .tokenIntrospectionEndpoint("/identity/oauth2/introspect")
                .oidcUserInfoEndpoint("/identity/userinfo")
                .oidcLogoutEndpoint("/identity/connect/logout")
                .build();
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(SigningKeys keys) {
        return new ImmutableJWKSet<>(keys.load());
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration
                .jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenGenerator<? extends OAuth2Token> tokenGenerator(
            JWKSource<SecurityContext> keys, TokenWords words, Clock clock) {
        JwtGenerator tokens = new JwtGenerator(new NimbusJwtEncoder(keys));
        tokens.setJwtCustomizer(words);
        return new DelegatingOAuth2TokenGenerator(tokens, new RefreshTokens(clock));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
