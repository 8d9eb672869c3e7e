package cn.jince.gateway.header;

import cn.jince.gateway.FilterOrder;
import cn.jince.gateway.GatewaySettings;
import cn.jince.gateway.door.Duty;
import cn.jince.gateway.door.Passage;
import cn.jince.gateway.problem.Refusal;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * What no decent client sends ends here: no host or several, a host that is not ours, a path that means one thing to us
 * and another to who stands behind, a method that is for proxies.
 */
@Component
class Hygiene implements Duty {
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private final Set<String> hosts = new HashSet<>();

    Hygiene(GatewaySettings settings) {
        hosts.add(URI.create(settings.publicUrl()).getHost().toLowerCase(Locale.ROOT));
        settings.gateway().hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }

    @Override
    public FilterOrder order() {
        return FilterOrder.HYGIENE;
    }

    @Override
    public @Nullable Mono<Void> perform(Passage passage) {
        ServerHttpRequest request = passage.request();
        HttpServerRequest wire = ServerHttpRequestDecorator.getNativeRequest(request);
        String path = request.getURI().getRawPath();
        HttpHeaders headers = request.getHeaders();
        @Nullable List<String> named = headers.get(HttpHeaders.HOST);
        if (named == null || named.size() != 1 || named.getFirst().isEmpty()) {
            passage.refuse(Refusal.BAD_HOST);
        } else if (!METHODS.contains(request.getMethod())) {
            passage.refuse(Refusal.BAD_REQUEST);
        } else if (!HttpVersion.HTTP_1_1.equals(wire.version()) && !HttpVersion.HTTP_1_0.equals(wire.version())) {
            passage.refuse(Refusal.BAD_VERSION);
        } else if (!PathSpelling.isPlain(path)) {
            passage.refuse(Refusal.BAD_PATH);
        } else if (!isOurs(named.getFirst(), wire.uri()) && !path.startsWith("/actuator/health")) {
            passage.refuse(Refusal.FOREIGN_HOST);
        } else if (!expectsWhatWeKnow(headers.getFirst(HttpHeaders.EXPECT))) {
            passage.refuse(Refusal.BAD_EXPECTATION);
        } else if (hasBodyWithoutMeaning(request.getMethod(), headers)) {
            passage.refuse(Refusal.BAD_REQUEST);
        } else if (headers.getOrEmpty(HttpHeaders.AUTHORIZATION).size() > 1) {
            passage.refuse(Refusal.BAD_REQUEST);
        }
        return null;
    }

    /** An absolute address in the first line names a host as well. */
    private boolean isOurs(String named, String asked) {
        return hosts.contains(withoutPort(named)) && (asked.startsWith("/") || hosts.contains(hostIn(asked)));
    }

    private static String hostIn(String address) {
        try {
            @Nullable String host = URI.create(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String withoutPort(String host) {
        int colon = host.indexOf(':');
        boolean six = host.startsWith("[");
        String name = six ? host.substring(0, host.indexOf(']') + 1) : colon < 0 ? host : host.substring(0, colon);
        return name.toLowerCase(Locale.ROOT);
    }

    /** A body on a method that has none means one thing to one server and another to the next. */
    private static boolean hasBodyWithoutMeaning(HttpMethod method, HttpHeaders headers) {
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                && (headers.getFirst(HttpHeaders.TRANSFER_ENCODING) != null || headers.getContentLength() > 0);
    }

    private static boolean expectsWhatWeKnow(@Nullable String expect) {
        return expect == null || expect.equalsIgnoreCase("100-continue");
    }
}
