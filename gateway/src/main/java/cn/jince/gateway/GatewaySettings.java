package cn.jince.gateway;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the gateway; none has a hidden default, a missing one stops the start.
 *
 * @param publicUrl what a browser sees, without a slash at the end
 */
@ConfigurationProperties("jince")
public record GatewaySettings(String publicUrl, House house, Gateway gateway) {

    /**
     * Services the gateway talks to besides its upstreams.
     *
     * @param clientId by which the gateway, as a service of the house, reads the platform's events
     */
    public record House(URI identity, URI adapters, URI platform, String clientId, String clientSecret) {
        public House {
            requireHost("jince.house.platform", platform);
            requireHost("jince.house.identity", identity);
            requireHost("jince.house.adapters", adapters);
        }
    }

    /**
     * @param hosts names besides the public one under which the door may be asked
     * @param bodyLimit largest request body
     * @param deadline longest exchange, streams excepted
     * @param routes where the route table stands
     * @param callbackHeaders what cities sign their call-backs with; these headers go inward on that path alone
     */
    public record Gateway(
            String webClientSecret,
            List<String> hosts,
            Upstream upstream,
            DataSize bodyLimit,
            Duration deadline,
            String routes,
            Guard guard,
            Limit limit,
            Cache cache,
            Audit audit,
            Set<String> callbackHeaders) {
        public Gateway {
            callbackHeaders = callbackHeaders.stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Each a list of instances. */
    public record Upstream(List<URI> bffMobile, List<URI> bffWeb) {
        public Upstream {
            bffMobile.forEach(one -> requireHost("jince.gateway.upstream.bff-mobile", one));
            bffWeb.forEach(one -> requireHost("jince.gateway.upstream.bff-web", one));
        }
    }

    /**
     * What each upstream is protected by.
     *
     * @param calls under way at one time
     * @param waiting for a place among them
     * @param streams open at one time
     * @param breakerCalls the last ones a breaker looks at, per instance
     * @param breakerOpen how long an open breaker lets nobody through
     * @param retryShare of the calls of an upstream that may be asked again
     */
    public record Guard(
            int calls, int waiting, int streams, int breakerCalls, Duration breakerOpen, double retryShare) {}

    /**
     * Kept answers.
     *
     * @param memory all of them together
     * @param newsEvery how often the platform is asked for what changed
     * @param newsTrust how long nothing new may be heard before nothing kept counts as fresh
     */
    public record Cache(DataSize memory, Duration newsEvery, Duration newsTrust) {}

    /**
     * The audit log of this gateway; no two share a directory.
     *
     * @param anchor file that knows the last line; kept apart from the lines
     * @param key of the seals
     * @param queue entries that may wait to be written
     */
    public record Audit(Path directory, Path anchor, String key, int queue) {}

    /**
     * Requests of one caller or address, unless a route names a class of its own.
     *
     * @param perSecond sustained
     * @param burst what may come at once
     * @param gateways that share the limits; each takes its part while Redis is away
     * @param patience with Redis
     */
    public record Limit(int perSecond, int burst, int gateways, Duration patience, Map<String, Rate> classes) {
        public static final String USUAL = "usual";

        public Limit {
            Map<String, Rate> all = new HashMap<>(classes);
            all.put(USUAL, new Rate(perSecond, burst));
            classes = Map.copyOf(all);
            if (gateways < 1) {
                throw new IllegalArgumentException("jince.gateway.limit.gateways must be at least 1");
            }
        }
    }

    /** @param perSecond sustained; @param burst what may come at once */
    public record Rate(int perSecond, int burst) {
        public Rate {
            if (perSecond < 1 || perSecond > 1_000_000 || burst < 1 || burst > 10_000_000) {
                throw new IllegalArgumentException(
                        "jince.gateway.limit: no rate is " + perSecond + " a second with a burst of " + burst);
            }
        }
    }

    public String issuer() {
        return publicUrl + "/identity";
    }

    private static void requireHost(String setting, URI address) {
        if (address.getHost() == null) {
            throw new IllegalArgumentException(setting + " is no address: " + address);
        }
    }
}
