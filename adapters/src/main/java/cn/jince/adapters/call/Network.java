package cn.jince.adapters.call;

import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider;

/**
 * The network the departments are on. Government networks have name servers and authorities of their own.
 *
 * @param trusted authorities of the departments, in place of the JDK's; empty for the JDK's
 * @param nameServer null for the machine's own
 */
public record Network(
        List<X509Certificate> trusted, @Nullable InetSocketAddress nameServer) {
    private static final Duration ANSWER = Duration.ofSeconds(1);
    /** How long an address is used without asking again, whatever the name server allows. */
    private static final Duration LONGEST_KEPT = Duration.ofSeconds(60);

    /** The machine's own name servers and the JDK's authorities. */
    public static final Network USUAL = new Network(List.of(), null);

    /** {@code jince.adapters.trust} names a PEM file, {@code jince.adapters.name-server} a host and port. */
    public static Network of(Environment environment) {
        String trust = environment.getProperty("jince.adapters.trust", "");
        String server = environment.getProperty("jince.adapters.name-server", "");
        return new Network(
                trust.isBlank() ? List.of() : certificates(trust), server.isBlank() ? null : address(server));
    }

    /** Finds the addresses of names without blocking. */
    AddressResolverGroup<InetSocketAddress> names() {
        InetSocketAddress server = nameServer;
        NameResolverProvider.NameResolverSpec names = NameResolverProvider.builder()
                .queryTimeout(ANSWER)
                .maxQueriesPerResolve(4)
                .cacheMaxTimeToLive(LONGEST_KEPT)
                .cacheNegativeTimeToLive(ANSWER);
        if (server != null) {
            SingletonDnsServerAddressStreamProvider own = new SingletonDnsServerAddressStreamProvider(server);
            names.dnsAddressResolverGroupProvider(
                    builder -> new DnsAddressResolverGroup(builder.nameServerProvider(own)));
        }
        return names.build().newNameResolverGroup(HttpResources.get(), LoopResources.DEFAULT_NATIVE);
    }

    Http11SslContextSpec tls() {
        Http11SslContextSpec tls = Http11SslContextSpec.forClient();
        return trusted.isEmpty() ? tls : tls.configure(context -> context.trustManager(trust()));
    }

    private TrustManagerFactory trust() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate each : trusted) {
                store.setCertificateEntry(each.getSubjectX500Principal().getName(), each);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509Certificate> certificates(String location) {
        try (InputStream in = new DefaultResourceLoader().getResource(location).getInputStream()) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("jince.adapters.trust cannot be read: " + location, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("jince.adapters.trust holds no certificates: " + location, e);
        }
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? new InetSocketAddress(text, 53)
                : new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
