package cn.jince.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
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

    /** Services the gateway talks to besides its upstreams. */
    public record House(URI identity, URI adapters) {
        public House {
            requireHost("jince.house.identity", identity);
            requireHost("jince.house.adapters", adapters);
        }
    }

    /**
     * @param bodyLimit largest request body
     * @param deadline longest exchange, streams excepted
     * @param callbackHeaders what cities sign their call-backs with; these headers go inward on that path alone
     */
    public record Gateway(
            String webClientSecret,
            Upstream upstream,
            DataSize bodyLimit,
            Duration deadline,
            Limit limit,
            Set<String> callbackHeaders) {
        public Gateway {
            callbackHeaders = callbackHeaders.stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    public record Upstream(URI bffMobile, URI bffWeb) {
        public Upstream {
            requireHost("jince.gateway.upstream.bff-mobile", bffMobile);
            requireHost("jince.gateway.upstream.bff-web", bffWeb);
        }
    }

    /** @param perSecond sustained requests of one principal or address; @param burst what may come at once */
    public record Limit(int perSecond, int burst) {}

    public String issuer() {
        return publicUrl + "/identity";
    }

    private static void requireHost(String setting, URI address) {
        if (address.getHost() == null) {
            throw new IllegalArgumentException(setting + " is no address: " + address);
        }
    }
}
