package cn.jince.gateway.resilience;

import cn.jince.gateway.door.Passage;
import java.util.List;
import java.util.Objects;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.client.HttpClient;

/** Spring Cloud Gateway's proxy, with the connections of the upstream instead of one pool for all. */
final class HouseProxy extends NettyRoutingFilter {

    HouseProxy(List<HttpHeadersFilter> headers) {
        super(HttpClient.create(), new Given<>(headers), new HttpClientProperties());
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        Passage passage = Objects.requireNonNull(Passage.of(exchange));
        var times = passage.route().times();
        return passage.route()
                .upstream()
                .clients()
                .with(times)
                .doOnRequest((_, connection) -> UpstreamWatch.begin(
                        connection.channel(), times, passage.started(), () -> HangUps.hangUp(exchange.getResponse())));
    }
}
