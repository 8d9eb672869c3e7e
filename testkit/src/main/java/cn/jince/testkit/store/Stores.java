package cn.jince.testkit.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** An embedded PostgreSQL and an embedded Redis. Close ends both. */
public final class Stores implements AutoCloseable {
    private static @Nullable Stores shared;
    private static final AtomicInteger databases = new AtomicInteger();

    private final EmbeddedPostgres postgres;
    private final RedisServer redis;
    private final int redisPort;

    private Stores(EmbeddedPostgres postgres, RedisServer redis, int redisPort) {
        this.postgres = postgres;
        this.redis = redis;
        this.redisPort = redisPort;
    }

    /** The servers every test of this JVM shares; started at first use, ended with the JVM. */
    public static synchronized Stores shared() {
        if (shared == null) {
            shared = start(EmbeddedPostgres.builder().setServerConfig("max_connections", "300"), freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    private static Stores start(EmbeddedPostgres.Builder builder, int redisPort) {
        try {
            EmbeddedPostgres postgres = builder.setServerConfig("fsync", "off").start();
            RedisServer redis = RedisServer.newRedisServer()
                    .port(redisPort)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            redis.start();
            return new Stores(postgres, redis, redisPort);
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL or Redis did not start", e);
        }
    }

    /** Makes an empty database on the server. */
    public Database newDatabase() {
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " could not be made", e);
        }
        return new Database("localhost", postgres.getPort(), name, "postgres", "postgres");
    }

    public int postgresPort() {
        return postgres.getPort();
    }

    public int redisPort() {
        return redisPort;
    }

    @Override
    public void close() {
        try {
            redis.stop();
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
