package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A descriptor reaches its declared hosts and nothing else. */
class ReachTest {
    private static final String URL = "base-url: ${jince.systems.tax.url}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.3.4",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.254",
                "224.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "64:ff9b::a00:1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "ff02::1"
            })
    void a_name_that_turns_inward_is_not_followed(String address) {
        DeclaredHosts hosts = new DeclaredHosts("https://tax.example", List.of("other.example"));

        assertThat(hosts.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.7.1.20, true",
        "10.7.255.1, true",
        "10.8.0.1, false",
        "192.168.4.4, true",
        "192.168.4.5, false",
        "fd00:1::5, true",
        "fd00:2::5, false",
        "59.49.1.1, true",
        "2409:8000::1, true"
    })
    void private_addresses_must_be_listed(String address, boolean allowed) {
        DeclaredHosts hosts =
                new DeclaredHosts("https://tax.example", List.of("10.7.0.0/16", "192.168.4.4", "fd00:1::/32"));

        assertThat(hosts.allows(InetAddress.ofLiteral(address))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://tax.example/x, true",
        "https://TAX.example:8443/x, true",
        "https://back.example/x, true",
        "http://10.7.0.9/x, true",
        "https://tax.example.evil.example/x, false",
        "https://evil.example/x, false",
        "https://tax.example@evil.example/x, false",
        "https://evil.example@tax.example/x, false",
        "http://127.0.0.1/x, false",
        "http://localhost/x, false",
        "http://169.254.169.254/latest, false",
        "file:///etc/passwd, false",
    })
    void a_url_must_name_a_declared_host(String url, boolean allowed) {
        DeclaredHosts hosts = new DeclaredHosts("https://tax.example", List.of("back.example", "10.7.0.0/16"));

        assertThat(hosts.allows(URI.create(url))).isEqualTo(allowed);
    }

    @Test
    void a_name_that_resolves_to_this_machine_is_never_called_unless_it_is_listed() {
        Transport transport = new Transport(everythingIsHere());
        try (Province province = new Province(transport, "tax.example", Province.descriptor("sx.tax"))) {
            assertThat(reason(province.ask("tax.standing"))).isEqualTo(Reply.Reason.BAD_ANSWER);
            assertThat(province.fake.tax().calls()).isZero();
        }
        String listed = Province.descriptor("sx.tax", "rate: {calls", "hosts: [127.0.0.0/8]\nrate: {calls");
        try (Province province = new Province(new Transport(everythingIsHere()), "tax.example", listed)) {
            assertThat(province.ask("tax.standing")).isInstanceOf(Reply.Answered.class);
        }
    }

    @Test
    void a_redirect_is_never_followed() {
        AtomicInteger followed = new AtomicInteger();
        DisposableServer inner = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((_, response) -> {
                    followed.incrementAndGet();
                    return response.status(200).send();
                })
                .bindNow();
        DisposableServer outer = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((_, response) -> response.sendRedirect("http://127.0.0.1:" + inner.port() + "/inner"))
                .bindNow();
        try (Province province = Province.changed("sx.tax", URL, "base-url: http://127.0.0.1:" + outer.port())) {
            assertThat(reason(province.ask("tax.standing"))).isEqualTo(Reply.Reason.BAD_ANSWER);
            assertThat(followed).hasValue(0);
        } finally {
            outer.disposeNow();
            inner.disposeNow();
        }
    }

    private static Reply.Reason reason(Reply<Attributes> reply) {
        return ((Reply.Unknown<Attributes>) reply).reason();
    }

    private static AddressResolverGroup<InetSocketAddress> everythingIsHere() {
        return new AddressResolverGroup<>() {
            @Override
            protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
                return new InetSocketAddressResolver(executor, new InetNameResolver(executor) {
                    @Override
                    protected void doResolve(String name, Promise<InetAddress> promise) {
                        promise.setSuccess(InetAddress.getLoopbackAddress());
                    }

                    @Override
                    protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
                        promise.setSuccess(List.of(InetAddress.getLoopbackAddress()));
                    }
                });
            }
        };
    }
}
