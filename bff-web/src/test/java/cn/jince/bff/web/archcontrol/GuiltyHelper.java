package cn.jince.bff.web.archcontrol;

import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Breaks every rule at once: a banned name, a database, a kept pipeline, a block, a public edge. */
@RestController
public class GuiltyHelper {
    @Nullable
    Connection database;

    Mono<List<String>> kept = Mono.empty();

    public @Nullable Object waits() {
        return kept.block();
    }
}
