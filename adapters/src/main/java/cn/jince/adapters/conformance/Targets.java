package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.Altered;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;
import reactor.netty.tcp.TcpClient;

/** Finds what is to be tested. */
public final class Targets {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** @param url where it is, where the descriptor says otherwise. Empty where no descriptor says this system */
    public static Optional<Target> of(
            Environment environment, String system, @Nullable String url, Inputs inputs, Tempo tempo, Clock clock) {
        String locations = environment.getProperty("jince.adapters.descriptors", "classpath*:systems/*.yaml");
        return Descriptors.read(environment, locations.split(",", -1)).systems().stream()
                .filter(each -> each.system().equals(system))
                .findFirst()
                .map(found -> url == null ? found : at(found, url))
                .map(found -> new Target(found, environment, inputs, tempo, clock));
    }

    private static SystemDescriptor at(SystemDescriptor system, String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("https?|s?ftp|amqps?")) {
            throw new IllegalArgumentException("'" + url + "' is no http, https, sftp, ftp or amqp URL");
        }
        String plain = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return Altered.of(system, tree -> tree.put("base-url", plain));
    }

    /** Whether anybody listens there. */
    public static Mono<Boolean> reachable(Target target) {
        URI url = URI.create(target.system().baseUrl());
        int port = url.getPort() > 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
        return TcpClient.newConnection()
                .host(url.getHost())
                .port(port)
                .connect()
                .doOnNext(connection -> connection.dispose())
                .map(_ -> true)
                .timeout(PATIENCE)
                .onErrorReturn(false);
    }

    private Targets() {}
}
