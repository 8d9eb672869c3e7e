package cn.jince.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStoresTest {
    @TempDir
    Path directory;

    @Test
    void keeps_its_data_over_an_outage_and_over_a_second_start() throws Exception {
        int postgres = freePort();
        int redis = freePort();
        try (KeptStores stores = KeptStores.startIn(directory, postgres, redis)) {
            run(stores.database(), "CREATE TABLE kept (word text)");
            run(stores.database(), "INSERT INTO kept VALUES ('claim')");
            stores.stopPostgres();
            assertThatThrownBy(() -> words(stores.database())).isInstanceOf(SQLException.class);
            stores.startPostgres();
            assertThat(words(stores.database())).isEqualTo(1);
        }

        try (KeptStores again = KeptStores.startIn(directory, postgres, redis)) {
            assertThat(words(again.database())).isEqualTo(1);
        }
    }

    @Test
    void leaves_nothing_listening() throws IOException {
        int postgres = freePort();
        int redis = freePort();

        KeptStores.startIn(directory, postgres, redis).close();

        assertThatThrownBy(() -> new Socket("localhost", postgres).close()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Socket("localhost", redis).close()).isInstanceOf(IOException.class);
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int words(Database database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM kept")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
