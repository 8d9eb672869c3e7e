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

/** Answers one kibibyte of JSON to everything, and the keys of identity where they are asked for. */
final class Backend implements AutoCloseable {
    private static final String BODY = "{\"items\":[\"" + "policy-".repeat(144) + "\"]}";
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ByteBuf body = Unpooled.unreleasableBuffer(Unpooled.directBuffer());
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
        private boolean wantsKeys;

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A proxy let go of an idle connection; one that is missed makes the run end with fewer answers.
            context.close();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (message instanceof HttpRequest request) {
                wantsKeys = request.uri().endsWith("/jwks");
            }
            if (message instanceof LastHttpContent) {
                ByteBuf content = (wantsKeys ? keys : body).duplicate();
                FullHttpResponse answer =
                        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, content);
                answer.headers()
                        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                        .set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
                context.writeAndFlush(answer);
            }
        }
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        loops.shutdownGracefully();
    }
}
