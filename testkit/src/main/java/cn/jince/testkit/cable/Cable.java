package cn.jince.testkit.cable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries bytes between a client and a server that speaks a protocol we did not write. {@link #cut} ends every
 * connection and resets new ones, {@link #freeze} lets them stand without a byte, {@link #mend} undoes both.
 */
public final class Cable implements AutoCloseable {
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ServerSocket listener;
    private boolean frozen;
    private volatile boolean cut;

    private Cable(ServerSocket listener, InetSocketAddress server) {
        this.listener = listener;
        this.server = server;
    }

    /** @param port where clients connect, 0 for any free one */
    public static Cable to(String host, int serverPort, int port) {
        try {
            ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            Cable cable = new Cable(listener, new InetSocketAddress(host, serverPort));
            Thread.ofVirtual().start(cable::accept);
            return cable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Connections that stand now. */
    public int connections() {
        return connections.get();
    }

    /** The most connections that ever stood at once. */
    public int mostConnections() {
        return most.get();
    }

    public void cut() {
        cut = true;
        open.forEach(Cable::close);
    }

    public void freeze() {
        lock.lock();
        try {
            frozen = true;
        } finally {
            lock.unlock();
        }
    }

    public void mend() {
        cut = false;
        lock.lock();
        try {
            frozen = false;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (cut) {
                    client.setSoLinger(true, 0);
                    client.close();
                } else {
                    Thread.ofVirtual().start(() -> carry(client));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void carry(Socket client) {
        most.accumulateAndGet(connections.incrementAndGet(), Math::max);
        open.add(client);
        try (client;
                Socket far = new Socket()) {
            far.connect(server, 5_000);
            open.add(far);
            Thread back = Thread.ofVirtual().start(() -> copy(far, client));
            copy(client, far);
            back.join();
            open.remove(far);
        } catch (IOException e) {
            // the other side is away: the client sees its connection end
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
            connections.decrementAndGet();
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] some = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                waitWhileFrozen();
                out.write(some, 0, read);
            }
        } catch (IOException e) {
            // either side ended it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
        }
    }

    private void waitWhileFrozen() throws InterruptedException {
        lock.lock();
        try {
            while (frozen) {
                thawed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mend();
        cut();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
