package cn.jince.standalone.bench.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps connections busy: each asks again as soon as it is answered, until so many answers are there. */
final class Load implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final int PATIENCE_SECONDS = 300;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /** @param bad answers that were no 200 */
    record Result(int requests, int bad, double seconds, double p50Millis, double p99Millis) {
        double perSecond() {
            return requests / seconds;
        }
    }

    /** One run against a port. */
    private static final class Run {
        final ByteBuf request;
        final AtomicInteger toSend;
        final AtomicInteger bad = new AtomicInteger();
        final AtomicLong[] nanos;
        final AtomicInteger answered = new AtomicInteger();
        final CountDownLatch done;

        Run(String request, int requests) {
            this.request = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
            this.toSend = new AtomicInteger(requests);
            this.done = new CountDownLatch(requests);
            this.nanos = new AtomicLong[requests];
            Arrays.setAll(nanos, _ -> new AtomicLong());
        }
    }

    private static final class Asker extends SimpleChannelInboundHandler<HttpObject> {
        private final Run run;
        private long asked;

        Asker(Run run) {
            this.run = run;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            ask(context);
        }

        private void ask(ChannelHandlerContext context) {
            if (run.toSend.getAndDecrement() > 0) {
                asked = System.nanoTime();
                context.writeAndFlush(run.request.duplicate());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A proxy let go of an idle connection; one that is missed makes the run end with fewer answers.
            context.close();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
            if (message instanceof HttpResponse response && response.status().code() != 200) {
                run.bad.incrementAndGet();
            }
            if (message instanceof LastHttpContent) {
                int place = run.answered.getAndIncrement();
                run.nanos[place].set(System.nanoTime() - asked);
                run.done.countDown();
                ask(context);
            }
        }
    }

    Result run(int port, String path, String headers, int requests) throws InterruptedException {
        Run run = new Run("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n", requests);
        long began = System.nanoTime();
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            channels.add(new Bootstrap()
                    .group(loops)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new HttpResponseDecoder(), new Asker(run));
                        }
                    })
                    .connect(InetAddress.getLoopbackAddress(), port)
                    .syncUninterruptibly()
                    .channel());
        }
        if (!run.done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("only " + run.answered + " of " + requests + " answers came");
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        channels.forEach(channel -> channel.close().syncUninterruptibly());
        long[] sorted =
                Arrays.stream(run.nanos).mapToLong(AtomicLong::get).sorted().toArray();
        return new Result(
                requests,
                run.bad.get(),
                seconds,
                sorted[requests / 2] / 1e6,
                sorted[(int) Math.ceil(requests * 0.99) - 1] / 1e6);
    }

    @Override
    public void close() {
        loops.shutdownGracefully();
    }
}
