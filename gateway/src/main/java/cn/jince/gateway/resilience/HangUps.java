package cn.jince.gateway.resilience;

import cn.jince.gateway.door.Passage;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The last resort against clients that do not read what they asked for: past the whole of its time an exchange's client
 * is hung up on, so that nobody keeps a place in a bulkhead by doing nothing. One wheel for all; its ticks are coarse.
 */
@Component
public class HangUps implements DisposableBean {
    /** What the upstream does is judged first, by the watch on its connection. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final Duration READING = Duration.ofSeconds(2);
    private static final int TICK_MILLIS = 100;
    private final HashedWheelTimer wheel =
            new HashedWheelTimer(new DefaultThreadFactory("hang-ups", true), TICK_MILLIS, TimeUnit.MILLISECONDS);

    /** Null for streams, which have no end. */
    @Nullable
    Timeout after(@Nullable Duration total, Passage passage) {
        if (total == null) {
            return null;
        }
        ServerHttpResponse response = passage.exchange().getResponse();
        return wheel.newTimeout(_ -> hangUp(response), total.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * A client that was refused in the middle of its body may read why, and then goes, however slowly it still sends.
     */
    public void afterReading(ServerHttpResponse response) {
        wheel.newTimeout(_ -> hangUp(response), READING.toMillis(), TimeUnit.MILLISECONDS);
    }

    static void hangUp(ServerHttpResponse response) {
        // A call that no client waits for has no such end.
        Object end = ServerHttpResponseDecorator.getNativeResponse(response);
        if (end instanceof HttpServerResponse wire) {
            wire.withConnection(connection -> connection.channel().close());
        }
    }

    @Override
    public void destroy() {
        wheel.stop();
    }
}
