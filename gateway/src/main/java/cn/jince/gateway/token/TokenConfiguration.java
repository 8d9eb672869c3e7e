package cn.jince.gateway.token;

import cn.jince.api.identity.Role;
import cn.jince.api.identity.TokenAttributes;
import cn.jince.api.problem.ProblemCode;
import cn.jince.gateway.GatewaySettings;
import cn.jince.gateway.problem.GatewayProblems;
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
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
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
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.HttpStatusReturningServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ResponseStatusException;
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
            ReactiveClientRegistrationRepository registrations,
            ServerLogoutHandler signOut) {
        DefaultServerOAuth2AuthorizationRequestResolver signIn =
                new DefaultServerOAuth2AuthorizationRequestResolver(registrations);
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
                        .pathMatchers(
                                HttpMethod.GET,
                                "/api/w/policies/**",
                                "/api/m/policies",
                                "/api/m/policies/*",
                                "/api/w/notices",
                                "/api/w/me")
                        .permitAll()
                        .pathMatchers(HttpMethod.POST, "/api/w/notices/*/objections")
                        .permitAll()
                        .pathMatchers("/actuator/health/**")
                        .permitAll()
                        .pathMatchers("/actuator/**")
                        .denyAll()
                        // a city signs its call-backs; the signature is checked where the body is read
                        .pathMatchers(HttpMethod.POST, "/open/callbacks/*")
                        .permitAll()
                        .pathMatchers(HttpMethod.GET, "/open/batches/**")
                        .access(systemsAndOperators())
                        .pathMatchers("/open/**")
                        .access(systems())
                        .pathMatchers("/api/**")
                        .access(people())
                        .anyExchange()
                        .permitAll())
                .oauth2Login(login -> login.authorizationRequestResolver(signIn)
                        .authenticationFailureHandler(
                                new RedirectServerAuthenticationFailureHandler("/?sign-in=failed"))
                        .authenticationSuccessHandler(new RedirectServerAuthenticationSuccessHandler("/")))
                .logout(logout -> logout.requiresLogout(
                                ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/logout"))
                        .logoutHandler(signOut)
                        .logoutSuccessHandler(new HttpStatusReturningServerLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((exchange, _) -> unauthenticated(problems, exchange)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (exchange, _) -> unauthenticated(problems, exchange))
                        .accessDeniedHandler((exchange, _) -> problems.write(
                                exchange, HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN, "您的身份不能访问该地址。", "gateway")))
                .addFilterBefore(new CrossSiteGuard(settings.publicUrl(), problems), SecurityWebFiltersOrder.LOGOUT)
                .build();
    }

    private static Mono<Void> unauthenticated(GatewayProblems problems, ServerWebExchange exchange) {
        return problems.write(exchange, HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先登录。", "gateway");
    }

    /** Systems that integrate with us, and nobody else. */
    private static ReactiveAuthorizationManager<AuthorizationContext> systems() {
        return (authentication, _) -> authentication
                .map(TokenConfiguration::isLegacySystem)
                .<org.springframework.security.authorization.AuthorizationResult>map(AuthorizationDecision::new)
                .defaultIfEmpty(new AuthorizationDecision(false));
    }

    /** Operators look after the batches of systems. A web session's roles stand in its access token, read inside. */
    private static ReactiveAuthorizationManager<AuthorizationContext> systemsAndOperators() {
        return (authentication, _) -> authentication
                .map(one -> isLegacySystem(one)
                        || one instanceof OAuth2AuthenticationToken
                        || !isSystem(one) && hasRole(one, Role.OPERATOR))
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

    /** Services of the house have their own ways in and none through this door. */
    private static boolean isLegacySystem(Authentication authentication) {
        return isSystem(authentication) && hasRole(authentication, Role.LEGACY);
    }

    private static boolean hasRole(Authentication authentication, Role role) {
        return authentication instanceof JwtAuthenticationToken token
                && token.getToken().getClaim(TokenAttributes.ROLES) instanceof List<?> roles
                && roles.contains(role.name());
    }

    @Bean
    ReactiveJwtDecoder accessTokens(GatewaySettings settings, WebClient identityCalls) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        settings.house().identity() + "/identity/oauth2/jwks")
                .webClient(identityCalls)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(settings.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(TokenAttributes.AUDIENCE)),
                new JwtClaimValidator<Object>("exp", exp -> exp != null)));
        return token -> decoder.decode(token)
                .onErrorMap(TokenConfiguration::keysAreAway, TokenConfiguration::noFaultOfTheToken);
    }

    /** That is how the decoder says that identity did not give its keys. */
    private static boolean keysAreAway(Throwable error) {
        return error instanceof IllegalStateException;
    }

    private static Throwable noFaultOfTheToken(Throwable error) {
        return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "identity gave no keys", error);
    }
}
