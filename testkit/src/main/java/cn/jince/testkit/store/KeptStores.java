package cn.jince.testkit.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/**
 * An embedded PostgreSQL that keeps its data in a directory, durably, and an embedded Redis that keeps nothing;
 * {@code ./dev up} lives on them. Each can be stopped and started again at the same port, as an outage would.
 */
public final class KeptStores implements AutoCloseable {
    private final Path directory;
    private final int postgresPort;
    private final int redisPort;
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable RedisServer redis;

    private KeptStores(Path directory, int postgresPort, int redisPort) {
        this.directory = directory;
        this.postgresPort = postgresPort;
        this.redisPort = redisPort;
    }

    /** Starts both, and makes user and database {@code jince} at the first start. */
    public static KeptStores startIn(Path directory, int postgresPort, int redisPort) {
        KeptStores stores = new KeptStores(directory, postgresPort, redisPort);
        try {
            Files.createDirectories(directory);
            stores.startPostgres();
            stores.startRedis();
            stores.database("jince");
            return stores;
        } catch (IOException | RuntimeException e) {
            stores.close();
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
    }

    public Database database() {
        return describe("jince");
    }

    private Database describe(String name) {
        return new Database("localhost", postgresPort, name, name, name);
    }

    public int redisPort() {
        return redisPort;
    }

    public synchronized void startPostgres() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setPort(postgresPort)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL did not start in " + directory, e);
        }
    }

    /** Ends the server; connections break. The data stays. */
    public synchronized void stopPostgres() {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                postgres = null;
            }
        }
    }

    public synchronized void startRedis() {
        try {
            redis = RedisServer.newRedisServer()
                    .port(redisPort)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .setting("pidfile " + directory.resolve("redis.pid").toAbsolutePath())
                    .build();
            redis.start();
        } catch (IOException e) {
            throw new UncheckedIOException("embedded Redis did not start", e);
        }
    }

    /** Ends the server; what it held is gone. */
    public synchronized void stopRedis() {
        if (redis != null) {
            try {
                redis.stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                redis = null;
            }
        }
    }

    /** Another database on the same server, with an owner of the same name who sees no other; made where it is not. */
    public Database database(String name) {
        EmbeddedPostgres server = postgres;
        if (server == null) {
            throw new IllegalStateException("PostgreSQL is not running");
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                if (found.next()) {
                    return describe(name);
                }
            }
            statement.execute("DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '" + name + "') THEN"
                    + " CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'; END IF; END $$");
            statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            return describe(name);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " could not be made", e);
        }
    }

    @Override
    public void close() {
        stopRedis();
        stopPostgres();
    }
}
