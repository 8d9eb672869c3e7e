package cn.jince.gateway.cache;

import io.netty.buffer.PooledByteBufAllocator;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.SslInfo;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An exchange no client waits at: asks like the request it was made from, and nobody reads its answer. */
final class Aside {
    private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);
    private static final ServerCodecConfigurer CODECS = ServerCodecConfigurer.create();
    private static final DefaultWebSessionManager SESSIONS = new DefaultWebSessionManager();
    private static final AcceptHeaderLocaleContextResolver LOCALES = new AcceptHeaderLocaleContextResolver();

    /** Nobody's: without what tells who asked. */
    static ServerWebExchange exchange(ServerHttpRequest like) {
        HttpHeaders headers = new HttpHeaders();
        like.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION) && !name.equalsIgnoreCase(HttpHeaders.COOKIE)) {
                headers.put(name, values);
            }
        });
        return new DefaultServerWebExchange(new Asked(like, headers), new Unread(), SESSIONS, CODECS, LOCALES);
    }

    private static final class Asked extends AbstractServerHttpRequest {
        Asked(ServerHttpRequest like, HttpHeaders headers) {
            super(HttpMethod.GET, like.getURI(), "", headers);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.empty();
        }

        @Override
        protected MultiValueMap<String, HttpCookie> initCookies() {
            return new LinkedMultiValueMap<>();
        }

        @Override
        protected @Nullable SslInfo initSslInfo() {
            return null;
        }

        @Override
        public @Nullable InetSocketAddress getRemoteAddress() {
            return null;
        }

        @Override
        @SuppressWarnings({"TypeParameterUnusedInFormals", "unchecked"})
        public <T> T getNativeRequest() {
            return (T) this;
        }
    }

    private static final class Unread extends AbstractServerHttpResponse {
        Unread() {
            super(BUFFERS);
        }

        @Override
        @SuppressWarnings({"TypeParameterUnusedInFormals", "unchecked"})
        public <T> T getNativeResponse() {
            return (T) this;
        }

        @Override
        protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
            return Flux.from(body).doOnNext(DataBufferUtils::release).then();
        }

        @Override
        @SuppressWarnings("NestedPublishers")
        protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return writeWithInternal(Flux.from(body).concatMap(one -> one));
        }

        @Override
        protected void applyStatusCode() {
            // nobody reads it
        }

        @Override
        protected void applyHeaders() {
            // nobody reads them
        }

        @Override
        protected void applyCookies() {
            // nobody reads them
        }
    }

    private Aside() {}
}
