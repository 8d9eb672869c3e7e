package cn.jince.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.resilience.Upstreams;
import cn.jince.gateway.world.Door;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many clients that say a byte now and then, to keep what they hold. */
@Timeout(120)
class SlowClientsTest {
    private static final int CLIENTS = 2_000;
    private static final int PAUSE_MILLIS = 300;
    private static final int MOST_BYTES = 100;

    @Test
    @DisplayName("W9 two thousand clients whose heads never end are all hung up on, and others are served meanwhile")
    void slow_heads() throws Exception {
        CountDownLatch open = new CountDownLatch(CLIENTS);
        List<CompletableFuture<Boolean>> clients = new ArrayList<>();
        try (Door door = new Door("server.netty.idle-timeout=2s");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(CompletableFuture.supplyAsync(
                        () -> hungUp(door, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ", open), threads));
            }
            assertThat(open.await(60, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 50; i++) {
                assertThat(door.ask("/api/w/me", _ -> {}).statusCode()).isEqualTo(200);
            }
            assertThat(clients).allSatisfy(client -> assertThat(client.join()).isTrue());
        }
    }

    @Test
    @DisplayName("W9 clients whose bodies never end keep no place: they are answered and hung up on at the deadline")
    void slow_bodies() throws Exception {
        CountDownLatch open = new CountDownLatch(200);
        List<CompletableFuture<Boolean>> clients = new ArrayList<>();
        try (Door door = new Door("jince.gateway.deadline=2s");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                clients.add(CompletableFuture.supplyAsync(
                        () -> hungUp(
                                door,
                                "POST /api/w/notices/1/objections HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n",
                                open),
                        threads));
            }
            assertThat(open.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(door.ask("/api/w/me", _ -> {}).statusCode()).isEqualTo(200);
            assertThat(clients).allSatisfy(client -> assertThat(client.join()).isTrue());
            assertThat(door.part(Upstreams.class).of("bff-web").underWay()).isZero();
        }
    }

    /** Says a byte whenever nothing has come for a while; true when the door closes before it has said many. */
    private static boolean hungUp(Door door, String beginning, CountDownLatch open) {
        try (Socket socket = connected(door)) {
            socket.setSoTimeout(PAUSE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            open.countDown();
            for (int said = 0; said < MOST_BYTES; ) {
                try {
                    if (socket.getInputStream().read() < 0) {
                        return true;
                    }
                } catch (SocketTimeoutException e) {
                    out.write('x');
                    said++;
                }
            }
            return false;
        } catch (IOException e) {
            // A reset is an end as well.
            return true;
        }
    }

    private static Socket connected(Door door) {
        try {
            Socket socket = new Socket();
            socket.connect(new InetSocketAddress("localhost", door.port), 30_000);
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException("nobody lets this client in", e);
        }
    }
}
