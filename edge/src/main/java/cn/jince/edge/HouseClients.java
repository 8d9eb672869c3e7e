package cn.jince.edge;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Makes clients of other services from their {@code @HttpExchange} interfaces. A call carries the user's own token
 * where a user caused it, else the service's; it ends at the caller's deadline; a problem of the other side comes back
 * as the same {@link Problem}.
 */
public final class HouseClients {
    private final WebClient.Builder web;
    private final ServiceTokens serviceTokens;

    HouseClients(WebClient.Builder web, ServiceTokens serviceTokens) {
        this.web = web;
        this.serviceTokens = serviceTokens;
    }

    /** Calls in the user's name. */
    public <T> T of(Class<T> exchange, URI base) {
        return proxy(exchange, client(base, this::withUserToken));
    }

    /** Calls in the service's own name, for background work. */
    public <T> T ofService(Class<T> exchange, URI base) {
        return proxy(exchange, client(base, this::withServiceToken));
    }

    private static <T> T proxy(Class<T> exchange, WebClient client) {
        return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client))
                .build()
                .createClient(exchange);
    }

    /** The plain client behind {@link #of}, for streams and bodies an interface cannot name. */
    public WebClient client(URI base) {
        return client(base, this::withUserToken);
    }

    private WebClient client(URI base, ExchangeFilterFunction token) {
        ConnectionProvider pool = ConnectionProvider.builder("house-" + base.getPort())
                .maxConnections(200)
                .pendingAcquireMaxCount(400)
                .pendingAcquireTimeout(Duration.ofSeconds(2))
                .maxIdleTime(Duration.ofSeconds(20))
                .maxLifeTime(Duration.ofMinutes(5))
                .evictInBackground(Duration.ofSeconds(30))
                .lifo()
                .build();
        return web.clone()
                .baseUrl(base.toString())
                .clientConnector(new ReactorClientHttpConnector(
                        HttpClient.create(pool).option(io.netty.channel.ChannelOption.CONNECT_TIMEOUT_MILLIS, 2_000)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .filter(token)
                .filter(HouseClients::withinDeadline)
                .filter(HouseClients::problemsAsProblems)
                .build();
    }

    private Mono<ClientResponse> withUserToken(
            ClientRequest request, org.springframework.web.reactive.function.client.ExchangeFunction next) {
        return ReactiveSecurityContextHolder.getContext()
                .filter(context -> context.getAuthentication() instanceof JwtAuthenticationToken)
                .map(context -> ((JwtAuthenticationToken) context.getAuthentication())
                        .getToken()
                        .getTokenValue())
                .map(token -> bearer(request, token))
                .defaultIfEmpty(request)
                .flatMap(next::exchange);
    }

    private Mono<ClientResponse> withServiceToken(
            ClientRequest request, org.springframework.web.reactive.function.client.ExchangeFunction next) {
        return serviceTokens.token().map(token -> bearer(request, token)).flatMap(next::exchange);
    }

    private static ClientRequest bearer(ClientRequest request, String token) {
        return ClientRequest.from(request)
                .headers(headers -> headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + token))
                .build();
    }

    private static Mono<ClientResponse> withinDeadline(
            ClientRequest request, org.springframework.web.reactive.function.client.ExchangeFunction next) {
        return Mono.deferContextual(context -> {
            Duration left = Deadline.of(context).left();
            ClientRequest timed = ClientRequest.from(request)
                    .headers(headers -> headers.set(Deadline.HEADER, Long.toString(left.toMillis())))
                    .build();
            return next.exchange(timed).timeout(left);
        });
    }

    private static Mono<ClientResponse> problemsAsProblems(
            ClientRequest request, org.springframework.web.reactive.function.client.ExchangeFunction next) {
        return next.exchange(request).flatMap(response -> {
            if (!response.statusCode().isError()) {
                return Mono.just(response);
            }
            return response.bodyToMono(ProblemDetail.class)
                    .onErrorResume(org.springframework.core.codec.DecodingException.class, _ -> Mono.empty())
                    .onErrorResume(
                            org.springframework.web.reactive.function.UnsupportedMediaTypeException.class,
                            _ -> Mono.empty())
                    .defaultIfEmpty(Problem.detail(
                            HttpStatus.BAD_GATEWAY, cn.jince.api.problem.ProblemCode.UPSTREAM_FAILED, "后台服务未能给出可用的答复。"))
                    .flatMap(problem -> Mono.error(Problem.passOn(problem)));
        });
    }
}
