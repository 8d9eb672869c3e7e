package cn.jince.testkit.dns;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers over UDP for any name: this machine, unless told otherwise for that name. Nothing may be kept (ttl 0). */
public final class FakeDns implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    /** Also this machine, but no fake listens there. */
    private static final byte[] ANOTHER = {127, 0, 0, 2};

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("fake-dns", true), NioIoHandler.newFactory());
    private final Map<String, Mode> modes = new ConcurrentHashMap<>();
    private final AtomicInteger queries = new AtomicInteger();
    private final Channel channel;

    /** What is said for a name. */
    public enum Mode {
        HERE,
        NXDOMAIN,
        SERVFAIL,
        /** Hears the question and says nothing. */
        SILENT,
        /** An address at which nobody is. */
        MOVED
    }

    private FakeDns() {
        channel = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .handler(new ChannelInitializer<NioDatagramChannel>() {
                    @Override
                    protected void initChannel(NioDatagramChannel opened) {
                        opened.pipeline()
                                .addLast(
                                        new DatagramDnsQueryDecoder(), new DatagramDnsResponseEncoder(), new Answers());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
    }

    public static FakeDns start() {
        return new FakeDns();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** From now on for this name. */
    public void say(String name, Mode mode) {
        modes.put(name.toLowerCase(Locale.ROOT) + ".", mode);
    }

    public int queries() {
        return queries.get();
    }

    private final class Answers extends SimpleChannelInboundHandler<DatagramDnsQuery> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramDnsQuery query) {
            queries.incrementAndGet();
            DnsQuestion question = query.recordAt(DnsSection.QUESTION);
            Mode mode = modes.getOrDefault(question.name().toLowerCase(Locale.ROOT), Mode.HERE);
            if (mode == Mode.SILENT) {
                return;
            }
            DatagramDnsResponse answer = new DatagramDnsResponse(query.recipient(), query.sender(), query.id());
            answer.addRecord(DnsSection.QUESTION, new DefaultDnsQuestion(question.name(), question.type()));
            switch (mode) {
                case NXDOMAIN -> answer.setCode(DnsResponseCode.NXDOMAIN);
                case SERVFAIL -> answer.setCode(DnsResponseCode.SERVFAIL);
                case HERE, MOVED, SILENT -> {
                    if (question.type().equals(DnsRecordType.A)) {
                        byte[] address = mode == Mode.HERE ? LOOPBACK : ANOTHER;
                        answer.addRecord(
                                DnsSection.ANSWER,
                                new DefaultDnsRawRecord(
                                        question.name(), DnsRecordType.A, 0, Unpooled.wrappedBuffer(address)));
                    }
                }
            }
            context.writeAndFlush(answer);
        }
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
