package cn.jince.identity.archcontrol;

import cn.jince.testkit.store.Database;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guilty of everything. */
public record GuiltyImpl(JdbcClient db, Database of, Instant at) {
    GuiltyImpl(JdbcClient db, Database of) {
        this(db, of, Instant.now());
    }
}
