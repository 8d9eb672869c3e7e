package cn.jince.gateway.route;

import cn.jince.gateway.GatewaySettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;

/** Every path that leads inward. What stands in no row is not reachable. */
@Configuration(proxyBeanMethods = false)
class Routes {
    /** Metadata of a route whose answers are streams: they have no total deadline. */
    static final String STREAM = "stream";

    private static final MediaType CSV = new MediaType("text", "csv");
    private static final int FIRST_BYTE_MILLIS = 5_000;

    /** A million rows up or an error report down last as long as they last; the exchange bounds them itself. */
    private static boolean isBatch(ServerWebExchange exchange) {
        @Nullable MediaType type = exchange.getRequest().getHeaders().getContentType();
        return exchange.getRequest().getPath().value().endsWith("/errors")
                || type != null && (type.isCompatibleWith(MediaType.APPLICATION_NDJSON) || type.isCompatibleWith(CSV));
    }

    @Bean
    RouteLocator houseRoutes(RouteLocatorBuilder routes, GatewaySettings settings) {
        URI mobile = settings.gateway().upstream().bffMobile();
        URI web = settings.gateway().upstream().bffWeb();
        return routes.routes()
                .route(
                        "identity",
                        route -> route.path("/identity/**")
                                .filters(filters -> filters.preserveHostHeader())
                                .uri(settings.house().identity()))
                .route(
                        "mobile-events",
                        route -> route.path("/api/m/events", "/api/m/home/events")
                                .and()
                                .method(HttpMethod.GET)
                                .metadata(STREAM, true)
                                // Until the first byte only; the stream itself may last.
                                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, FIRST_BYTE_MILLIS)
                                .uri(mobile))
                .route("bff-mobile", route -> route.path("/api/m/**").uri(mobile))
                .route("bff-web", route -> route.path("/api/w/**").uri(web))
                .route(
                        "exchange-batches",
                        route -> route.path("/open/**")
                                .and()
                                .predicate(Routes::isBatch)
                                .metadata(STREAM, true)
                                .uri(settings.house().adapters()))
                .route(
                        "exchange",
                        route -> route.path("/open/**").uri(settings.house().adapters()))
                .route(
                        "web-client",
                        route -> route.path(
                                        "/",
                                        "/index.html",
                                        "/assets/**",
                                        "/favicon.ico",
                                        "/*.svg",
                                        "/*.png",
                                        "/version.json")
                                .and()
                                .method(HttpMethod.GET, HttpMethod.HEAD)
                                .uri(web))
                .build();
    }
}
