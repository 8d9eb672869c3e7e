package cn.jince.gateway.route;

import cn.jince.gateway.resilience.Upstream;
import cn.jince.gateway.token.Audience;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;

/** A row of the table with everything a request needs of it worked out beforehand. */
public final class CompiledRoute {
    private final RouteDefinition definition;
    private final @Nullable Upstream upstream;
    private final @Nullable Route route;
    private final String deadline;

    CompiledRoute(RouteDefinition definition, @Nullable Upstream upstream, String deadline) {
        this.definition = definition;
        this.upstream = upstream;
        this.deadline = deadline;
        this.route = upstream == null
                ? null
                : Route.async()
                        .id(definition.id())
                        .uri(upstream.first())
                        .predicate(_ -> true)
                        .build();
    }

    public RouteDefinition definition() {
        return definition;
    }

    public String id() {
        return definition.id();
    }

    public Audience audience() {
        return definition.audience();
    }

    /** Null where nothing is kept. */
    public @Nullable CacheRule cache() {
        return definition.cache();
    }

    /** Answered by the gateway itself. */
    public boolean isLocal() {
        return upstream == null;
    }

    public Upstream upstream() {
        return Objects.requireNonNull(upstream, () -> id() + " leads nowhere");
    }

    public TimeLimits times() {
        return Objects.requireNonNull(definition.times(), () -> id() + " has no time limits");
    }

    /** Milliseconds, for the services behind. */
    public String deadline() {
        return deadline;
    }

    /** As Spring Cloud Gateway's proxy wants it. */
    public Route route() {
        return Objects.requireNonNull(route, () -> id() + " leads nowhere");
    }
}
