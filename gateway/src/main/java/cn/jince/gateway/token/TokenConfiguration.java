package cn.jince.gateway.token;

import cn.jince.api.identity.TokenAttributes;
import cn.jince.api.problem.ProblemCode;
import cn.jince.gateway.GatewaySettings;
import cn.jince.gateway.problem.GatewayProblems;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.HttpStatusReturningServerLogoutSuccessHandler;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who may pass the door, by path; what they may do inside is the platform's table. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class TokenConfiguration {

    @Bean
    SecurityWebFilterChain door(
            ServerHttpSecurity http,
            GatewayProblems problems,
            GatewaySettings settings,
            ReactiveClientRegistrationRepository registrations) {
        DefaultServerOAuth2AuthorizationRequestResolver signIn = new DefaultServerOAuth2AuthorizationRequestResolver(registrations);
        signIn.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .authorizeExchange(paths -> paths.pathMatchers("/identity/internal/**")
                        .denyAll()
                        .pathMatchers("/identity/**")
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, "/api/w/policies/**", "/api/m/policies", "/api/m/policies/*", "/api/w/notices", "/api/w/me")
                        .permitAll()
                        .pathMatchers(HttpMethod.POST, "/api/w/notices/*/objections")
                        .permitAll()
                        .pathMatchers("/open/**")
                        .access(systems())
                        .pathMatchers("/api/**")
                        .access(people())
                        .anyExchange()
                        .permitAll())
                .oauth2Login(login -> login.authorizationRequestResolver(signIn)
                        .authenticationSuccessHandler(new RedirectServerAuthenticationSuccessHandler("/")))
                .logout(logout -> logout.requiresLogout(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningServerLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((exchange, _) -> unauthenticated(problems, exchange)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((exchange, _) -> unauthenticated(problems, exchange))
                        .accessDeniedHandler((exchange, _) -> problems.write(
                                exchange, HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "您的身份不能访问该地址。", "gateway")))
                .addFilterBefore(new CrossSiteGuard(URI.create(settings.publicUrl()), problems), SecurityWebFiltersOrder.LOGOUT)
                .build();
    }

    private static Mono<Void> unauthenticated(GatewayProblems problems, ServerWebExchange exchange) {
        return problems.write(exchange, HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先登录。", "gateway");
    }

    /** Systems that integrate with us, and nobody else. */
    private static ReactiveAuthorizationManager<AuthorizationContext> systems() {
        return (authentication, _) -> authentication
                .map(TokenConfiguration::isSystem)
                .<org.springframework.security.authorization.AuthorizationResult>map(AuthorizationDecision::new)
                .defaultIfEmpty(new AuthorizationDecision(false));
    }

    private static ReactiveAuthorizationManager<AuthorizationContext> people() {
        return (authentication, _) -> authentication
                .map(one -> one.isAuthenticated() && !isSystem(one))
                .<org.springframework.security.authorization.AuthorizationResult>map(AuthorizationDecision::new)
                .defaultIfEmpty(new AuthorizationDecision(false));
    }

    private static boolean isSystem(Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken token
                && "SYSTEM".equals(token.getToken().getClaimAsString(TokenAttributes.KIND));
    }

    @Bean
    ReactiveJwtDecoder accessTokens(GatewaySettings settings) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        settings.house().identity() + "/identity/oauth2/jwks")
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(TokenAttributes.AUDIENCE)),
                new JwtClaimValidator<Object>("exp", exp -> exp != null)));
        return decoder;
    }
}
