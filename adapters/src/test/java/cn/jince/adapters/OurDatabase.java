package cn.jince.adapters;

import cn.jince.testkit.store.Database;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.flywaydb.core.Flyway;

/** A database of ours as one instance of the service sees it, without the service. */
public final class OurDatabase {

    /** Migrated, with connections of its own; another instance calls this again. */
    public static ConnectionFactory connect(Database database) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .schemas("adapters")
                .locations("classpath:db/adapters")
                .load()
                .migrate();
        return ConnectionFactories.get(ConnectionFactoryOptions.parse("r2dbc:postgresql://" + database.host() + ":"
                        + database.port() + "/" + database.name() + "?schema=adapters")
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build());
    }

    private OurDatabase() {}
}
