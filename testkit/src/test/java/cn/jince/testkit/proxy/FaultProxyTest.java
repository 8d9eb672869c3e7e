package cn.jince.testkit.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every toxic does what it says, in its direction only; one that does nothing fails here. Times are lower bounds. */
class FaultProxyTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private final Echo echo = new Echo();
    private final FaultProxy proxy = FaultProxy.before(echo.port());

    @AfterEach
    void close() {
        proxy.close();
        echo.close();
    }

    @Test
    void passes_everything_unharmed_while_all_is_well() throws IOException {
        byte[] million = new byte[1_000_000];
        new Random(3).nextBytes(million);

        assertThat(echoed(million)).isEqualTo(million);
    }

    @Test
    void garble_lets_as_many_bytes_through_and_hardly_one_of_them_right() throws IOException {
        byte[] said = "the quick brown fox jumps over the lazy dog".getBytes();
        proxy.add(new Toxic.Garble(), Direction.DOWNSTREAM);

        byte[] heard = echoed(said);

        assertThat(heard).hasSameSizeAs(said);
        assertThat(Arrays.mismatch(heard, said)).isZero();
        assertThat(new String(heard)).doesNotContain("fox");
        assertThat(echo.heard()).as("the question was right").isEqualTo(said.length);
    }

    @Test
    void latency_holds_a_piece_back_and_delivers_it_whole() throws IOException {
        proxy.add(new Toxic.Latency(Duration.ofMillis(120), Duration.ofMillis(20)), Direction.DOWNSTREAM);
        long began = System.nanoTime();

        assertThat(echoed("abc".getBytes())).isEqualTo("abc".getBytes());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(99));
    }

    @Test
    void latency_upstream_keeps_the_question_and_downstream_the_answer() throws IOException {
        proxy.add(new Toxic.Latency(HOUR), Direction.UPSTREAM);
        assertQuiet("question");
        assertThat(echo.heard()).isZero();

        proxy.clear();
        proxy.add(new Toxic.Latency(HOUR), Direction.DOWNSTREAM);
        assertQuiet("question");
        assertThat(echo.heard()).isEqualTo("question".length());
    }

    @Test
    void bandwidth_lets_no_more_through_than_it_says() throws IOException {
        proxy.add(new Toxic.Bandwidth(20_000), Direction.DOWNSTREAM);
        byte[] data = new byte[6_000];
        Arrays.fill(data, (byte) 'x');
        long began = System.nanoTime();

        assertThat(echoed(data)).isEqualTo(data);
        // the last piece needs no pause behind it
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void slow_close_keeps_a_finished_connection_open() throws IOException {
        echo.hangUpAfter(3);
        proxy.add(new Toxic.SlowClose(HOUR), Direction.DOWNSTREAM);
        try (Socket socket = open()) {
            socket.getOutputStream().write("abc".getBytes());

            assertThat(socket.getInputStream().readNBytes(3)).isEqualTo("abc".getBytes());
            assertQuiet(socket);
        }
        proxy.clear();
        try (Socket socket = open()) {
            socket.getOutputStream().write("abc".getBytes());

            assertThat(socket.getInputStream().readAllBytes()).isEqualTo("abc".getBytes());
        }
    }

    @Test
    void timeout_swallows_everything_and_stays_open() throws IOException {
        proxy.add(new Toxic.Timeout(), Direction.UPSTREAM);

        assertQuiet("anybody");
        assertThat(echo.heard()).isZero();
    }

    @Test
    void reset_peer_resets() throws IOException {
        proxy.add(new Toxic.ResetPeer(Duration.ZERO), Direction.DOWNSTREAM);
        try (Socket socket = open()) {
            socket.getOutputStream().write("abc".getBytes());

            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().read())
                    .withMessageContaining("reset");
        }
    }

    @Test
    void slicer_cuts_into_pieces_with_a_pause() throws IOException {
        proxy.add(new Toxic.Slicer(2, HOUR), Direction.DOWNSTREAM);
        try (Socket socket = open()) {
            socket.getOutputStream().write("abcdef".getBytes());

            assertThat(socket.getInputStream().readNBytes(2)).isEqualTo("ab".getBytes());
            assertQuiet(socket);
        }
        proxy.clear();
        proxy.add(new Toxic.Slicer(1, Duration.ZERO), Direction.BOTH);
        assertThat(echoed("abcdef".getBytes())).isEqualTo("abcdef".getBytes());
    }

    @Test
    void limit_data_closes_after_so_many_bytes() throws IOException {
        proxy.add(new Toxic.LimitData(4), Direction.DOWNSTREAM);
        try (Socket socket = open()) {
            socket.getOutputStream().write("abcdef".getBytes());

            assertThat(socket.getInputStream().readAllBytes()).isEqualTo("abcd".getBytes());
        }
    }

    @Test
    void a_probability_meets_its_share_of_the_connections() throws IOException {
        proxy.add(new Toxic.LimitData(1), Direction.DOWNSTREAM, 0.5);
        int met = 0;
        for (int i = 0; i < 40; i++) {
            try (Socket socket = open()) {
                socket.getOutputStream().write("ab".getBytes());
                met += socket.getInputStream().readNBytes(2).length == 1 ? 1 : 0;
            }
        }

        assertThat(met).isBetween(10, 30);
        assertThat(proxy.accepted()).isEqualTo(40);
    }

    @Test
    void nobody_listens_while_it_is_deaf_and_the_port_is_the_same_afterwards() throws IOException {
        int port = proxy.port();
        proxy.deafen();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::open);

        proxy.listen();
        assertThat(proxy.port()).isEqualTo(port);
        assertThat(echoed("abc".getBytes())).isEqualTo("abc".getBytes());
    }

    @Test
    void clearing_heals_and_ends_the_connections_that_were_harmed() throws IOException {
        proxy.add(new Toxic.Timeout(), Direction.BOTH);
        try (Socket harmed = open()) {
            harmed.getOutputStream().write("abc".getBytes());
            assertQuiet(harmed);
            proxy.clear();

            assertThat(harmed.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(echoed("abc".getBytes())).isEqualTo("abc".getBytes());
    }

    private void assertQuiet(String said) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(said.getBytes());
            assertQuiet(socket);
        }
    }

    private static void assertQuiet(Socket socket) throws IOException {
        socket.setSoTimeout(400);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> socket.getInputStream().read());
        socket.setSoTimeout(10_000);
    }

    private byte[] echoed(byte[] data) throws IOException {
        try (Socket socket = open()) {
            Thread writer = Thread.startVirtualThread(() -> write(socket, data));
            byte[] back = socket.getInputStream().readNBytes(data.length);
            writer.interrupt();
            return back;
        }
    }

    private static void write(Socket socket, byte[] data) {
        try {
            socket.getOutputStream().write(data);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }
}
