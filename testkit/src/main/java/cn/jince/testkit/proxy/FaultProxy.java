package cn.jince.testkit.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One listener, one target. Toxics are added and cleared by a call, while connections are open; each works on the
 * pieces that pass from then on.
 */
public final class FaultProxy implements AutoCloseable {
    private final InetSocketAddress target;
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("fault-proxy", true), NioIoHandler.newFactory());
    private final List<Dose> doses = new CopyOnWriteArrayList<>();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Random dice;
    private int port;
    private @Nullable Channel listener;

    private FaultProxy(int port, InetSocketAddress target, long seed) {
        this.port = port;
        this.target = target;
        this.dice = new Random(seed);
    }

    /** Listens on any free port before a target on this machine. */
    public static FaultProxy before(int targetPort) {
        return before(0, targetPort, 14);
    }

    /** @param seed of the draws that decide whom a toxic with a probability meets */
    public static FaultProxy before(int port, int targetPort, long seed) {
        FaultProxy proxy =
                new FaultProxy(port, new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort), seed);
        proxy.listen();
        return proxy;
    }

    public int port() {
        return port;
    }

    /** Connections accepted so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Connections open now. */
    public int open() {
        return links.size();
    }

    public void add(Toxic toxic, Direction direction) {
        add(toxic, direction, 1);
    }

    /** @param probability share of the connections it meets, drawn once for each */
    public void add(Toxic toxic, Direction direction, double probability) {
        doses.add(new Dose(toxic, direction, probability));
    }

    /** All is well again. Connections a toxic worked on are closed: they may be in the middle of a sentence. */
    public void clear() {
        doses.clear();
        links.stream().filter(Link::touched).forEach(Link::close);
    }

    /** Nobody listens any more; open connections end. */
    public synchronized void deafen() {
        if (listener != null) {
            listener.close().syncUninterruptibly();
            listener = null;
            untilRefused();
        }
        links.forEach(Link::close);
    }

    /** A closed listener's port still answers until its selector's next round. */
    private void untilRefused() {
        for (int tries = 0; tries < 1_000; tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
            } catch (IOException refused) {
                return;
            }
        }
        throw new IllegalStateException("port " + port + " goes on answering");
    }

    /** Listens again, on the same port. */
    public synchronized void listen() {
        if (listener != null) {
            return;
        }
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel caller) {
                        accepted.incrementAndGet();
                        connect(caller);
                    }
                });
        listener = bootstrap
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .syncUninterruptibly()
                .channel();
        port = ((InetSocketAddress) listener.localAddress()).getPort();
    }

    private void connect(Channel caller) {
        // the same loop for both sides: a link is then the business of one thread
        ChannelFuture connecting = new Bootstrap()
                .group(caller.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel called) {}
                })
                .connect(target);
        Link link = new Link(caller, connecting.channel(), doses, this::met);
        links.add(link);
        caller.closeFuture().addListener(_ -> links.remove(link));
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                link.begin();
            } else {
                link.reset();
            }
        });
    }

    private boolean met(Dose dose) {
        return dice.nextDouble() < dose.probability();
    }

    @Override
    public void close() {
        deafen();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
