package cn.jince.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jince.testkit.dns.FakeDns.Mode;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeDnsTest {
    private static final String NAME = "tax.jince.test";
    private final FakeDns dns = FakeDns.start();
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final DnsNameResolver resolver = new DnsNameResolverBuilder(loop.next())
            .datagramChannelType(NioDatagramChannel.class)
            .nameServerProvider(new SingletonDnsServerAddressStreamProvider(dns.address()))
            .queryTimeoutMillis(300)
            .build();

    @AfterEach
    void close() {
        resolver.close();
        loop.shutdownGracefully();
        dns.close();
    }

    @Test
    void every_name_is_here_until_it_moves() throws Exception {
        assertThat(resolver.resolve(NAME).get().getHostAddress()).isEqualTo("127.0.0.1");

        dns.say(NAME, Mode.MOVED);
        assertThat(resolver.resolve(NAME).get().getHostAddress()).isEqualTo("127.0.0.2");
        assertThat(resolver.resolve("other.jince.test").get().getHostAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void no_such_name_failure_and_silence_each_happen() {
        dns.say(NAME, Mode.NXDOMAIN);
        assertThatThrownBy(() -> resolver.resolve(NAME).get()).hasStackTraceContaining("NXDOMAIN");
        dns.say(NAME, Mode.SERVFAIL);
        assertThatThrownBy(() -> resolver.resolve(NAME).get()).hasStackTraceContaining("SERVFAIL");
        int before = dns.queries();
        dns.say(NAME, Mode.SILENT);
        assertThatThrownBy(() -> resolver.resolve(NAME).get()).hasStackTraceContaining("timed out");
        assertThat(dns.queries()).isGreaterThan(before);
    }
}
