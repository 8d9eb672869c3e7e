package cn.jince.testkit.scan;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * clamd over TCP: {@code zINSTREAM}, chunks with their length before them, an empty chunk at the end, one line back.
 * Content with {@link #VIRUS} in it is infected.
 */
public final class FakeClamd implements AutoCloseable {
    public static final String VIRUS = "JINCE-HARMLESS-TEST-VIRUS";
    private final ServerSocket server;
    private final AtomicInteger scans = new AtomicInteger();
    private volatile boolean away;

    private FakeClamd(ServerSocket server) {
        this.server = server;
    }

    public static FakeClamd start() {
        try {
            FakeClamd clamd = new FakeClamd(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("fake-clamd").start(clamd::serve);
            return clamd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** host:port, as the setting wants it. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Hangs up on everybody, or no longer. */
    public void away(boolean gone) {
        away = gone;
    }

    public int scans() {
        return scans.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    private void answer(Socket socket) {
        try (socket;
                DataInputStream in = new DataInputStream(socket.getInputStream())) {
            if (away) {
                return;
            }
            in.readNBytes("zINSTREAM\0".length());
            StringBuilder content = new StringBuilder();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            }
            scans.incrementAndGet();
            String said = content.indexOf(VIRUS) < 0 ? "stream: OK\0" : "stream: Jince-Test-Signature FOUND\0";
            socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // The client went away: nobody to tell.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
