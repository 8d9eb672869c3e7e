package cn.jince.testkit.province;

import cn.jince.testkit.proxy.Direction;
import cn.jince.testkit.proxy.FaultProxy;
import cn.jince.testkit.proxy.Toxic;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One system that speaks no HTTP: a real server of its protocol, reached through a {@link FaultProxy} that harms the
 * wire. What is wrong with the wire lasts until it is healed, for all connections.
 */
abstract class Wired implements FakeSystem {
    private static final Set<Fault> FAULTS = EnumSet.of(
            Fault.NONE,
            Fault.HANG,
            Fault.SLOW,
            Fault.DRIP,
            Fault.NO_HTTP,
            Fault.CUT,
            Fault.EMPTY,
            Fault.RESET,
            Fault.REFUSE);
    /** Enough for a greeting, too little for an answer. */
    private static final long HALF = 700;

    private final String name;
    private final int wanted;
    private @Nullable FaultProxy proxy;

    Wired(String name, int port) {
        this.name = name;
        this.wanted = port;
    }

    /** Starts the server with its data; returns the port it listens on. */
    abstract int serve();

    /** Ends the server. */
    abstract void end();

    private synchronized FaultProxy proxy() {
        if (proxy == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return proxy;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int port() {
        return proxy().port();
    }

    @Override
    public final int calls() {
        return proxy().accepted();
    }

    @Override
    public final Set<Fault> faults() {
        return Set.copyOf(FAULTS);
    }

    @Override
    public final void fail(Fault fault, int times, Duration delay) {
        if (!FAULTS.contains(fault)) {
            throw new IllegalArgumentException(name + " cannot do " + fault + ", only " + FAULTS);
        }
        FaultProxy wire = proxy();
        wire.clear();
        wire.listen();
        switch (fault) {
            case HANG -> wire.add(new Toxic.Timeout(), Direction.DOWNSTREAM);
            case SLOW -> wire.add(new Toxic.Latency(delay), Direction.DOWNSTREAM);
            case DRIP -> wire.add(new Toxic.Slicer(1, delay), Direction.DOWNSTREAM);
            case NO_HTTP -> wire.add(new Toxic.Garble(), Direction.DOWNSTREAM);
            case CUT -> wire.add(new Toxic.LimitData(HALF), Direction.DOWNSTREAM);
            case EMPTY -> wire.add(new Toxic.LimitData(0), Direction.DOWNSTREAM);
            case RESET -> wire.add(new Toxic.ResetPeer(Duration.ZERO), Direction.DOWNSTREAM);
            case REFUSE -> wire.deafen();
            default -> {}
        }
    }

    @Override
    public final void answersAfter(Duration time) {
        if (time.isZero()) {
            heal();
        } else {
            fail(Fault.SLOW, Integer.MAX_VALUE, time);
        }
    }

    @Override
    public final void speakTls(boolean speaks) {
        throw new IllegalArgumentException(name + " speaks no TLS");
    }

    @Override
    public final synchronized void start() {
        if (proxy == null) {
            proxy = FaultProxy.before(wanted, serve(), 14);
        }
    }

    @Override
    public final synchronized void close() {
        if (proxy != null) {
            proxy.close();
            proxy = null;
            end();
        }
    }
}
