package cn.jince.gateway.resilience;

import cn.jince.gateway.route.TimeLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches the time of the exchange on one connection to an upstream: who keeps whom waiting, and for how long. It sits
 * on the connection, not on the request, and sets a timer only where none is set that is early enough: in steady use
 * that is one timer in many requests.
 */
final class UpstreamWatch extends ChannelDuplexHandler {
    static final String NAME = "upstream-watch";

    private enum Phase {
        IDLE,
        SENDING,
        WAITING,
        RECEIVING
    }

    private Phase phase = Phase.IDLE;
    private @Nullable TimeLimits limits;
    private Runnable hangUp = () -> {};
    private long touched;
    private long end;
    private boolean endless;
    /** A 100 or 103 is on its way. It ends here; the answer itself is still waited for. */
    private boolean interim;

    private @Nullable Future<?> timer;
    private long rings;
    private @Nullable ChannelHandlerContext context;

    /**
     * Begins to watch an exchange.
     *
     * @param started {@link System#nanoTime()} of its start at the door
     * @param hangUp ends it on the side of a client that reads nothing, and so would never hear of the end here
     */
    static void begin(Channel channel, TimeLimits limits, long started, Runnable hangUp) {
        @Nullable UpstreamWatch watch = channel.pipeline().get(UpstreamWatch.class);
        if (watch != null) {
            watch.begin(limits, started, hangUp);
        }
    }

    private void begin(TimeLimits now, long started, Runnable clientEnd) {
        hangUp = clientEnd;
        @Nullable Duration total = now.total();
        limits = now;
        endless = total == null;
        end = total == null ? 0 : started + total.toNanos();
        enter(Phase.SENDING);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        stop();
        closed.fireChannelInactive();
    }

    @Override
    public void write(ChannelHandlerContext to, Object message, ChannelPromise promise) {
        if (phase == Phase.SENDING) {
            if (message instanceof LastHttpContent) {
                enter(Phase.WAITING);
            } else {
                touched = System.nanoTime();
            }
        }
        to.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (message instanceof HttpResponse response) {
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (!interim) {
                enter(Phase.RECEIVING);
            }
        } else if (phase == Phase.RECEIVING) {
            touched = System.nanoTime();
        }
        if (interim) {
            ReferenceCountUtil.release(message);
            from.read();
            return;
        }
        if (message instanceof LastHttpContent) {
            phase = Phase.IDLE;
        }
        from.fireChannelRead(message);
    }

    private void enter(Phase next) {
        phase = next;
        touched = System.nanoTime();
        arm();
    }

    private long due() {
        TimeLimits now = Objects.requireNonNull(limits);
        long silence = touched
                + switch (phase) {
                    case SENDING -> now.uploadIdle().toNanos();
                    case WAITING -> now.firstByte().toNanos();
                    case RECEIVING, IDLE -> now.bodyIdle().toNanos();
                };
        return endless || silence - end < 0 ? silence : end;
    }

    private void arm() {
        long due = due();
        if (timer != null && rings - due <= 0) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        rings = due;
        timer = Objects.requireNonNull(context)
                .executor()
                .schedule(this::ring, Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private void ring() {
        timer = null;
        if (phase == Phase.IDLE) {
            return;
        }
        if (due() - System.nanoTime() > 0) {
            arm();
            return;
        }
        ChannelHandlerContext here = Objects.requireNonNull(context);
        Fault fault = new Fault(kind(here.channel()));
        phase = Phase.IDLE;
        if (fault.kind() == Fault.Kind.CLIENT_TAKES_NOTHING) {
            hangUp.run();
        }
        here.fireExceptionCaught(fault);
        here.close();
    }

    private Fault.Kind kind(Channel channel) {
        return switch (phase) {
            case SENDING -> channel.isWritable() ? Fault.Kind.CLIENT_SENDS_NOTHING : Fault.Kind.UPSTREAM_TAKES_NOTHING;
            case WAITING -> isOverdue() ? Fault.Kind.OVERDUE : Fault.Kind.NO_FIRST_BYTE;
            // Nobody reads from the connection: the answer is held up on the other side.
            case RECEIVING ->
                !channel.config().isAutoRead()
                        ? Fault.Kind.CLIENT_TAKES_NOTHING
                        : isOverdue() ? Fault.Kind.OVERDUE : Fault.Kind.BODY_STALLED;
            case IDLE -> Fault.Kind.OVERDUE;
        };
    }

    private boolean isOverdue() {
        return !endless && end - System.nanoTime() <= 0;
    }

    private void stop() {
        phase = Phase.IDLE;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
