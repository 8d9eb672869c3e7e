package cn.jince.testkit.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A PostgreSQL and a Redis that run, wherever. */
interface Servers extends AutoCloseable {
    String host();

    int postgresPort();

    int redisPort();

    /** As the user {@code postgres}, whose password is the same word. */
    Connection admin() throws SQLException;

    @Override
    void close();
}
