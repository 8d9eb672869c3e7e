package cn.jince.gateway.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An upstream on bare sockets that does to each connection what it is told: it may cut, stop or say anything. One
 * thread for each connection; a connection is closed when its behaviour returns.
 */
public final class BadUpstream implements AutoCloseable {
    /** What happens on one connection. */
    @FunctionalInterface
    public interface Behaviour {
        /** @param turn 1 for the first connection */
        void on(Connection connection, int turn) throws IOException;
    }

    public final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server;
    private volatile Behaviour behaviour;

    public BadUpstream(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public void becomes(Behaviour other) {
        behaviour = other;
    }

    public String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                int turn = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, turn));
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void serve(Socket socket, int turn) {
        try (socket) {
            behaviour.on(new Connection(socket), turn);
        } catch (IOException e) {
            // The gateway went away, which many tests want.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection, seen from the upstream. */
    public static final class Connection {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        /** The head of the next request; empty when the gateway has closed. */
        public String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return "";
                }
                head.append((char) next);
            }
            return head.toString();
        }

        public int read() throws IOException {
            return in.read();
        }

        public void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public void answer(String body) throws IOException {
            say("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        }

        /** Until the gateway closes. */
        public void untilTheEnd() throws IOException {
            while (in.read() >= 0) {
                // what comes is of no interest
            }
        }

        /** Closes with a reset instead of an end. */
        public void reset() throws SocketException {
            socket.setSoLinger(true, 0);
        }
    }
}
