package cn.jince.gateway.resilience;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.GatewaySettings;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bodies stream through and end with 413 where they grow too large; batches of systems have the exchange's own limit.
 */
@Component
class BodyLimit implements GlobalFilter, Ordered {
    private final long most;

    BodyLimit(GatewaySettings settings) {
        this.most = settings.gateway().bodyLimit().toBytes();
    }

    @Override
    public int getOrder() {
        return FilterOrder.BODY_LIMIT.order();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (exchange.getRequest().getPath().value().startsWith("/open/")) {
            return chain.filter(exchange);
        }
        if (exchange.getRequest().getHeaders().getContentLength() > most) {
            return Mono.error(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE));
        }
        return chain.filter(exchange.mutate().request(counted(exchange)).build());
    }

    private ServerHttpRequestDecorator counted(ServerWebExchange exchange) {
        return new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                AtomicLong seen = new AtomicLong();
                return super.getBody().handle((buffer, sink) -> {
                    if (seen.addAndGet(buffer.readableByteCount()) > most) {
                        DataBufferUtils.release(buffer);
                        sink.error(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE));
                    } else {
                        sink.next(buffer);
                    }
                });
            }
        };
    }
}
