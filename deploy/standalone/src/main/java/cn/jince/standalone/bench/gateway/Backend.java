package cn.jince.standalone.bench.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Answers one kibibyte of JSON to everything, to be kept where {@code kept} is asked for; and what the gateway asks of
 * identity and the platform.
 */
final class Backend implements AutoCloseable {
    private static final String BODY = "{\"items\":[\"" + "policy-".repeat(144) + "\"]}";
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ByteBuf body = Unpooled.unreleasableBuffer(Unpooled.directBuffer());
    private final ByteBuf token = Unpooled.unreleasableBuffer(
            Unpooled.copiedBuffer("{\"access_token\":\"bench\",\"expires_in\":36000}", StandardCharsets.UTF_8));
    private final ByteBuf events =
            Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("{\"events\":[],\"next\":0}", StandardCharsets.UTF_8));
    private final ByteBuf keys = Unpooled.unreleasableBuffer(Unpooled.directBuffer());
    private final Channel listener;

    Backend(String keySet) {
        body.writeBytes(BODY.getBytes(StandardCharsets.UTF_8));
        keys.writeBytes(keySet.getBytes(StandardCharsets.UTF_8));
        listener = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerCodec(), new Answers());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    private final class Answers extends SimpleChannelInboundHandler<HttpObject> {
        private String asked = "";

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A proxy let go of an idle connection; one that is missed makes the run end with fewer answers.
            context.close();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (message instanceof HttpRequest request) {
                asked = request.uri();
            }
            if (message instanceof LastHttpContent) {
                ByteBuf content = content().duplicate();
                FullHttpResponse answer =
                        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, content);
                answer.headers()
                        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                        .set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
                if (asked.endsWith("kept")) {
                    answer.headers().set(HttpHeaderNames.CACHE_CONTROL, "public, max-age=3600");
                }
                context.writeAndFlush(answer);
            }
        }

        private ByteBuf content() {
            if (asked.startsWith("/events")) {
                return events;
            }
            return asked.endsWith("/jwks") ? keys : asked.endsWith("/token") ? token : body;
        }
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        loops.shutdownGracefully();
    }
}
