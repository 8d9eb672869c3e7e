package cn.jince.bff.mobile.archcontrol;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Breaks every rule of the architecture test; never scanned by the application, for no profile is called so. */
@org.springframework.context.annotation.Profile("guilty")
@RestController
public class GuiltyHelper {
    private final Mono<String> kept;
    private final DatabaseClient sql;

    GuiltyHelper(Mono<String> kept, DatabaseClient sql) {
        this.kept = kept;
        this.sql = sql;
    }

    @Transactional
    public String blocks() {
        kept.subscribe();
        return kept.block() + sql;
    }
}
