package cn.jince.testkit.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import redis.embedded.RedisServer;

/** Both as processes of this machine, from binaries on the classpath. */
record EmbeddedServers(EmbeddedPostgres postgres, RedisServer redis, int redisPort) implements Servers {

    static EmbeddedServers start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", "off")
                    .start();
            int port = freePort();
            RedisServer redis = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            redis.start();
            return new EmbeddedServers(postgres, redis, port);
        } catch (IOException e) {
            throw new UncheckedIOException("embedded PostgreSQL or Redis did not start", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public int postgresPort() {
        return postgres.getPort();
    }

    @Override
    public Connection admin() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
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
}
