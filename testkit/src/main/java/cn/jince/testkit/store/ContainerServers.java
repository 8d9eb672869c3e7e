package cn.jince.testkit.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Both in containers, for machines with an engine: {@code mvn -Pcontainers verify}. Other images by
 * {@code -Djince.stores.postgres=…} and {@code -Djince.stores.redis=…}.
 */
record ContainerServers(PostgreSQLContainer postgres, GenericContainer<?> redis) implements Servers {
    private static final String USER = "postgres";
    private static final int REDIS = 6379;

    static ContainerServers start() {
        PostgreSQLContainer postgres = new PostgreSQLContainer(
                        image("jince.stores.postgres", "postgres:18").asCompatibleSubstituteFor("postgres"))
                .withUsername(USER)
                .withPassword(USER)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
        GenericContainer<?> redis = new GenericContainer<>(image("jince.stores.redis", "redis:7"));
        redis.withExposedPorts(REDIS);
        postgres.start();
        redis.start();
        return new ContainerServers(postgres, redis);
    }

    private static DockerImageName image(String setting, String otherwise) {
        return DockerImageName.parse(System.getProperty(setting, otherwise));
    }

    @Override
    public String host() {
        return postgres.getHost();
    }

    @Override
    public int postgresPort() {
        return postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }

    @Override
    public int redisPort() {
        return redis.getMappedPort(REDIS);
    }

    @Override
    public Connection admin() throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl(), USER, USER);
    }

    @Override
    public void close() {
        redis.stop();
        postgres.stop();
    }
}
