package cn.jince.edge;

import cn.jince.api.identity.TokenAttributes;
import cn.jince.api.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The edge of a service behind the gateway. Import it from the service's main class. Tokens are checked here; whether
 * the caller may is the service's own table, so every exchange passes this chain and a token that is there must be
 * sound.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(HouseSettings.class)
@Import(ProblemAdvice.class)
public class EdgeConfiguration {

    @Bean
    ReactiveJwtDecoder jwtDecoder(HouseSettings house) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        house.identity() + "/identity/oauth2/jwks")
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(house.issuer()),
                new JwtClaimValidator<java.util.List<String>>(
                        "aud", audience -> audience != null && audience.contains(TokenAttributes.AUDIENCE)),
                new JwtClaimValidator<Object>("exp", exp -> exp != null)));
        return decoder;
    }

    @Bean
    SecurityWebFilterChain edgeSecurity(ServerHttpSecurity http, JsonMapper json) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((exchange, _) -> unauthenticated(exchange, json)))
                .build();
    }

    private static Mono<Void> unauthenticated(ServerWebExchange exchange, JsonMapper json) {
        return write(
                exchange, json, Problem.detail(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "登录已失效，请重新登录。"));
    }

    /** What ends before a controller is reached (filters, unknown paths) is a problem too. */
    @Bean
    @Order(-2)
    WebExceptionHandler problemsOutsideControllers(JsonMapper json) {
        return (exchange, error) -> exchange.getResponse().isCommitted()
                ? Mono.error(error)
                : write(exchange, json, ProblemAdvice.problemOf(error, exchange));
    }

    private static Mono<Void> write(ServerWebExchange exchange, JsonMapper json, ProblemDetail problem) {
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(problem.getStatus()));
        exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        return exchange.getResponse()
                .writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(body)));
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter deadlineFilter() {
        return (exchange, chain) -> {
            Deadline deadline =
                    Deadline.parse(exchange.getRequest().getHeaders().getFirst(Deadline.HEADER));
            return chain.filter(exchange).contextWrite(context -> context.put(Deadline.class, deadline));
        };
    }

    @Bean
    ServiceTokens serviceTokens(WebClient.Builder web, HouseSettings house) {
        return new ServiceTokens(web, house);
    }

    @Bean
    HouseClients houseClients(WebClient.Builder web, ServiceTokens tokens) {
        return new HouseClients(web, tokens);
    }
}
