package cn.jince.adapters.archcontrol;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Breaks every rule on purpose, so that a rule that checks nothing is found out. */
public class GuiltyImpl {
    private final Mono<String> kept = Mono.just("a");
    private final WebClient client = WebClient.create();
    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("guilty");

    String blocks() {
        client.toString();
        breaker.getName();
        kept.subscribe();
        return kept.block();
    }
}
