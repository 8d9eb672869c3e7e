package cn.jince.testkit.store;

/** Where one database is. */
public record Database(String host, int port, String name, String user, String password) {
    public String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }
}
