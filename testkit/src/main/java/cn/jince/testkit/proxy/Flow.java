package cn.jince.testkit.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of one direction. A piece is read only when the one before has been written, so order and back pressure
 * hold whatever the toxics do; the end comes after the last piece.
 */
final class Flow extends ChannelInboundHandlerAdapter {
    private static final int THIN = 512;
    private final Link link;
    private final Direction direction;
    private final Channel to;
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private long passed;
    private boolean busy;
    private boolean ended;

    Flow(Link link, Direction direction, Channel to) {
        this.link = link;
        this.direction = direction;
        this.to = to;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        buffer.release();
        List<Toxic> toxics = link.toxics(direction).toList();
        if (toxics.stream().anyMatch(Toxic.Timeout.class::isInstance)) {
            context.channel().read();
            return;
        }
        for (Toxic toxic : toxics) {
            if (toxic instanceof Toxic.ResetPeer(Duration after)) {
                later(after, link::reset);
                return;
            }
        }
        if (toxics.stream().anyMatch(Toxic.Garble.class::isInstance)) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (bytes[i] ^ 0x5A ^ i);
            }
        }
        cut(bytes, toxics);
        busy = true;
        later(latency(toxics), () -> next(context.channel()));
    }

    private void cut(byte[] bytes, List<Toxic> toxics) {
        int size = bytes.length;
        for (Toxic toxic : toxics) {
            size = switch (toxic) {
                case Toxic.Slicer slicer -> Math.min(size, slicer.size());
                case Toxic.Bandwidth _ -> Math.min(size, THIN);
                default -> size;
            };
        }
        for (int at = 0; at < bytes.length; at += size) {
            pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
        }
    }

    /** Writes one piece, waits as the toxics ask, and goes on; then reads again. */
    private void next(Channel from) {
        byte[] piece = pieces.poll();
        if (piece == null) {
            busy = false;
            if (ended) {
                end();
            } else {
                from.read();
            }
            return;
        }
        // a limit that comes in the middle may be passed already
        long left = Math.max(0, allowance() - passed);
        int length = (int) Math.min(piece.length, left);
        passed += length;
        to.writeAndFlush(Unpooled.wrappedBuffer(piece, 0, length)).addListener(written -> {
            if (length == left || !written.isSuccess()) {
                pieces.clear();
                link.close();
            } else {
                later(pause(length), () -> next(from));
            }
        });
    }

    private long allowance() {
        return link.toxics(direction)
                .mapToLong(toxic -> toxic instanceof Toxic.LimitData(long bytes) ? bytes : Long.MAX_VALUE)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private Duration pause(int length) {
        return link.toxics(direction)
                .map(toxic -> switch (toxic) {
                    case Toxic.Slicer slicer -> slicer.pause();
                    case Toxic.Bandwidth(long rate) -> Duration.ofNanos(length * 1_000_000_000L / rate);
                    default -> Duration.ZERO;
                })
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration latency(List<Toxic> toxics) {
        Duration all = Duration.ZERO;
        for (Toxic toxic : toxics) {
            if (toxic instanceof Toxic.Latency(Duration by, Duration jitter)) {
                double share = ThreadLocalRandom.current().nextDouble(-1, 1);
                long nanos = by.toNanos() + (long) (jitter.toNanos() * share);
                all = all.plusNanos(Math.max(0, nanos));
            }
        }
        return all;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended = true;
        if (!busy) {
            end();
        }
    }

    private void end() {
        Duration wait = link.toxics(direction)
                .map(toxic -> toxic instanceof Toxic.SlowClose(Duration by) ? by : Duration.ZERO)
                .reduce(Duration.ZERO, Duration::plus);
        later(wait, to::close);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // a side that resets, resets the other
        link.reset();
    }

    private void later(Duration time, Runnable then) {
        if (time.isZero()) {
            then.run();
        } else {
            to.eventLoop().schedule(then, time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
