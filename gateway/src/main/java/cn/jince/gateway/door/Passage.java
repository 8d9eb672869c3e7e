package cn.jince.gateway.door;

import cn.jince.gateway.problem.Refusal;
import cn.jince.gateway.route.CompiledRoute;
import cn.jince.gateway.token.Caller;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One request on its way through the door: what the steps have found out so far. Used by one thread at a time. */
public final class Passage {
    private static final String ATTRIBUTE = Passage.class.getName();

    private final String trace;
    private final long started = System.nanoTime();
    private ServerWebExchange exchange;
    private @Nullable CompiledRoute route;
    private @Nullable Caller caller;
    private @Nullable String token;
    private @Nullable Refusal refusal;
    private @Nullable UnaryOperator<Mono<Void>> around;
    private boolean answered;
    private boolean past;

    Passage(ServerWebExchange exchange, String trace) {
        this.exchange = exchange;
        this.trace = trace;
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** For a call to the upstream of another passage that no client waits for: nobody's, under the same trace. */
    public static Passage aside(Passage other, ServerWebExchange exchange) {
        Passage passage = new Passage(exchange, other.trace);
        passage.found(other.route());
        return passage;
    }

    /** The passage of an exchange, where the exchange came through the door. */
    public static @Nullable Passage of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    public ServerWebExchange exchange() {
        return exchange;
    }

    public ServerHttpRequest request() {
        return exchange.getRequest();
    }

    /** Replaces the exchange by one that wraps it; its attributes stay the same. */
    public void goOnWith(ServerWebExchange wrapped) {
        this.exchange = wrapped;
    }

    /** 32 hexadecimal digits. */
    public String trace() {
        return trace;
    }

    /** @return {@link System#nanoTime()} of the start */
    public long started() {
        return started;
    }

    public CompiledRoute route() {
        return Objects.requireNonNull(route, "no route was looked up yet");
    }

    public boolean hasRoute() {
        return route != null;
    }

    public void found(CompiledRoute found) {
        this.route = found;
    }

    /** Nobody where the request bears no token. */
    public @Nullable Caller caller() {
        return caller;
    }

    /** The token that goes inward. */
    public @Nullable String token() {
        return token;
    }

    public void bears(String bearer) {
        this.token = bearer;
    }

    public void isFrom(Caller known) {
        this.caller = known;
    }

    public void refuse(Refusal because) {
        this.refusal = because;
    }

    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** The answer has been given: no later step runs and no upstream is asked. */
    public void answered() {
        this.answered = true;
    }

    boolean isAnswered() {
        return answered;
    }

    /** What is to be done around the call to the upstream. */
    public void around(UnaryOperator<Mono<Void>> what) {
        @Nullable UnaryOperator<Mono<Void>> before = around;
        this.around = before == null ? what : call -> what.apply(before.apply(call));
    }

    public Mono<Void> surrounded(Mono<Void> call) {
        return around == null ? call : around.apply(call);
    }

    /** True the first time only: a request goes through the steps behind the sign-in once. */
    boolean enter() {
        boolean first = !past;
        past = true;
        return first;
    }
}
