package cn.jince.testkit.queue;

import cn.jince.testkit.cable.Cable;
import java.util.function.IntSupplier;

/**
 * Apache Qpid with its memory store behind a {@link Cable}: it speaks what RabbitMQ speaks (AMQP 0-9-1). Cutting the
 * cable ends all connections, and the broker gives back what was not acknowledged; its messages stay.
 */
public final class FakeQueue implements AutoCloseable {
    public static final String USER = "jince";
    public static final String PASSWORD = "queue-secret-for-development";
    private final AutoCloseable broker;
    private final int brokerPort;
    private final Cable cable;

    private FakeQueue(AutoCloseable broker, int brokerPort, int port) {
        this.broker = broker;
        this.brokerPort = brokerPort;
        this.cable = Cable.to("127.0.0.1", brokerPort, port);
    }

    /** @param port where clients connect, 0 for any free one */
    public static FakeQueue start(int port) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        SubjectLoader loader = new SubjectLoader(FakeQueue.class.getClassLoader());
        thread.setContextClassLoader(loader);
        try {
            Object broker = loader.loadClass(Qpid.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            return new FakeQueue((AutoCloseable) broker, ((IntSupplier) broker).getAsInt(), port);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the broker did not start", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    public Cable cable() {
        return cable;
    }

    /** For the department's own side: this wire is never cut. */
    public int ownPort() {
        return brokerPort;
    }

    public String url() {
        return "amqp://localhost:" + cable.port() + "/default";
    }

    @Override
    public void close() {
        cable.close();
        try {
            broker.close();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not end", e);
        }
    }
}
