package cn.jince.testkit.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One connection through the proxy: two sides, a flow each way. Belongs to one event loop. */
final class Link {
    private final Channel caller;
    private final Channel called;
    private final List<Dose> doses;
    private final Predicate<Dose> draw;
    private final Map<Dose, Boolean> drawn = new HashMap<>();
    private volatile boolean touched;

    Link(Channel caller, Channel called, List<Dose> doses, Predicate<Dose> draw) {
        this.caller = caller;
        this.called = called;
        this.doses = doses;
        this.draw = draw;
    }

    void begin() {
        caller.pipeline().addLast(new Flow(this, Direction.UPSTREAM, called));
        called.pipeline().addLast(new Flow(this, Direction.DOWNSTREAM, caller));
        caller.read();
        called.read();
    }

    /** What works on a piece that goes this way now. */
    Stream<Toxic> toxics(Direction direction) {
        return doses.stream()
                .filter(dose -> dose.direction().covers(direction))
                .filter(dose -> drawn.computeIfAbsent(dose, draw::test))
                .peek(_ -> touched = true)
                .map(Dose::toxic);
    }

    /** True when a toxic has ever worked on it. */
    boolean touched() {
        return touched;
    }

    void close() {
        caller.close();
        called.close();
    }

    void reset() {
        Stream.of(caller, called)
                .filter(Channel::isOpen)
                .forEach(side -> side.config().setOption(ChannelOption.SO_LINGER, 0));
        close();
    }
}
