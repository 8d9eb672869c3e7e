package cn.jince.platform.archcontrol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Breaks the rules for everybody, so that a rule that checks nothing is found out. */
public class GuiltyHelper {
    private final Mono<String> kept = Mono.just("a");
    private final WebClient client = WebClient.create();

    @Transactional
    @Nullable
    String blocks(TransactionalOperator operator) {
        client.hashCode();
        kept.subscribe();
        return kept.as(operator::transactional).block(Duration.ZERO);
    }
}
