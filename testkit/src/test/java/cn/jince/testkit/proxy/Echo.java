package cn.jince.testkit.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/** Says back what it hears. */
final class Echo implements AutoCloseable {
    private final ServerSocket listening;
    private final AtomicInteger heard = new AtomicInteger();
    private volatile int most = Integer.MAX_VALUE;

    Echo() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Bytes that arrived. */
    int heard() {
        return heard.get();
    }

    /** From now on it closes a connection after so many bytes. */
    void hangUpAfter(int bytes) {
        most = bytes;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> echo(socket));
            }
        } catch (SocketException e) {
            // closed: the test is over
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            byte[] piece = new byte[8_192];
            int all = 0;
            int count;
            while (all < most && (count = socket.getInputStream().read(piece)) >= 0) {
                heard.addAndGet(count);
                all += count;
                socket.getOutputStream().write(piece, 0, count);
            }
        } catch (IOException e) {
            // the other side went away, as tests do
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
