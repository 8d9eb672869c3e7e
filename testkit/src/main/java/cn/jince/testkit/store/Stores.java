package cn.jince.testkit.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL and the Redis that every test of this JVM shares; started at first use, ended with the JVM. */
public final class Stores {
    private static @Nullable Stores shared;

    private final AtomicInteger databases = new AtomicInteger();
    private final Servers servers;

    private Stores(Servers servers) {
        this.servers = servers;
    }

    /** Embedded, or in containers where {@code -Djince.stores=containers} says so. */
    public static synchronized Stores shared() {
        if (shared == null) {
            Servers servers = System.getProperty("jince.stores", "embedded").equals("containers")
                    ? ContainerServers.start()
                    : EmbeddedServers.start();
            shared = new Stores(servers);
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
        }
        return shared;
    }

    /** Makes an empty database on the server. */
    public Database newDatabase() {
        String name = "test" + databases.incrementAndGet();
        try (Connection connection = servers.admin();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " could not be made", e);
        }
        return new Database(servers.host(), servers.postgresPort(), name, "postgres", "postgres");
    }

    public String redisHost() {
        return servers.host();
    }

    public int redisPort() {
        return servers.redisPort();
    }
}
