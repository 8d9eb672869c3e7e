package cn.jince.testkit.province;

import cn.jince.testkit.tls.Certified;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.tcp.TcpServer;

/** The province's certificates: sound ones from its authority, and each kind a caller must refuse. */
final class TlsFaults {
    private static final Certified AUTHORITY = Certified.authority("jince-fake-province");
    private static final Duration YEAR = Duration.ofDays(365);
    /** The first bytes of an answer to a hello: a record that promises more than comes. */
    private static final byte[] HALF_A_HELLO = {0x16, 0x03, 0x03, 0x02, 0x00, 0x02, 0x00, 0x01};

    /** Whom to trust so that a sound certificate of the province is accepted. */
    static X509Certificate authority() {
        return AUTHORITY.certificate();
    }

    static HttpServer secured(HttpServer server, boolean secure, Fault fault) {
        Instant year = Instant.now().plus(YEAR);
        return switch (fault) {
            case TLS_SELF_SIGNED -> with(server, Certified.selfSigned());
            case TLS_EXPIRED ->
                with(server, AUTHORITY.issue("localhost", Instant.now().minus(Duration.ofHours(1))));
            case TLS_WRONG_HOST -> with(server, AUTHORITY.issue("another.example", year));
            default -> secure ? with(server, AUTHORITY.issue("localhost", year)) : server;
        };
    }

    private static HttpServer with(HttpServer server, Certified certified) {
        SslContext context = context(certified);
        return server.secure(spec -> spec.sslContext(context));
    }

    private static SslContext context(Certified certified) {
        try {
            return SslContextBuilder.forServer(certified.keys().getPrivate(), certified.certificate())
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hears the hello, says half of its own and hangs up. */
    static DisposableServer cut(int port) {
        return TcpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle((in, out) -> in.receive()
                        .asByteArray()
                        .take(1)
                        .concatMap(
                                _ -> out.sendByteArray(Mono.just(HALF_A_HELLO)).then())
                        .then())
                .bindNow();
    }

    private TlsFaults() {}
}
