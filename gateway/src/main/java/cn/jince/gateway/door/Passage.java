package cn.jince.gateway.door;

import cn.jince.gateway.problem.Refusal;
import cn.jince.gateway.route.CompiledRoute;
import cn.jince.gateway.token.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

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
    private boolean past;

    Passage(ServerWebExchange exchange, String trace) {
        this.exchange = exchange;
        this.trace = trace;
        exchange.getAttributes().put(ATTRIBUTE, this);
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

    /** True the first time only: a request goes through the steps behind the sign-in once. */
    boolean enter() {
        boolean first = !past;
        past = true;
        return first;
    }
}
