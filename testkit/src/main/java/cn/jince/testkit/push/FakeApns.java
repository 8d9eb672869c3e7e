package cn.jince.testkit.push;

import cn.jince.testkit.tls.Certified;
import com.eatthepath.pushy.apns.auth.ApnsVerificationKey;
import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import com.eatthepath.pushy.apns.server.MockApnsServerListener;
import com.eatthepath.pushy.apns.server.PushNotificationHandler;
import com.eatthepath.pushy.apns.server.RejectedNotificationException;
import com.eatthepath.pushy.apns.server.RejectionReason;
import com.eatthepath.pushy.apns.server.UnregisteredDeviceTokenException;
import com.eatthepath.pushy.apns.server.ValidatingPushNotificationHandlerFactory;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** APNs on a real TLS and HTTP/2 socket; provider tokens are verified. Its certificate and key are made at start. */
public final class FakeApns implements AutoCloseable {
    public static final String TOPIC = "cn.jince.app";
    public static final String KEY_ID = "JINCEKEY01";
    public static final String TEAM_ID = "JINCETEAM1";

    private final Certified tls = Certified.selfSigned();
    private final KeyPair signing;
    private final List<PushedNotice> pushed = new CopyOnWriteArrayList<>();
    private final Map<String, Instant> unregistered = new ConcurrentHashMap<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final MockApnsServer server;
    private final int port;

    private FakeApns(int port) {
        try {
            this.signing = Certified.newKeys();
            this.port = port == 0 ? freePort() : port;
            ApnsVerificationKey key = new ApnsVerificationKey(KEY_ID, TEAM_ID, (ECPublicKey) signing.getPublic());
            ValidatingPushNotificationHandlerFactory validating = new ValidatingPushNotificationHandlerFactory(
                    Map.of(TOPIC, new Everything()), Map.of(), Map.of(KEY_ID, key), Map.of(key, Set.of(TOPIC)));
            this.server = new MockApnsServerBuilder()
                    .setServerCredentials(
                            new X509Certificate[] {tls.certificate()},
                            tls.keys().getPrivate(),
                            null)
                    .setHandlerFactory(session -> withSwitches(validating.buildHandler(session)))
                    .setListener(new Recorder())
                    .build();
            server.start(this.port).join();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the APNs fake did not start", e);
        }
    }

    /** @param port 0 for any free one */
    public static FakeApns start(int port) {
        return new FakeApns(port);
    }

    public int port() {
        return port;
    }

    public List<PushedNotice> pushed() {
        return List.copyOf(pushed);
    }

    public List<PushedNotice> pushedTo(String deviceToken) {
        return pushed.stream()
                .filter(notice -> notice.device().equals(deviceToken))
                .toList();
    }

    /** The device removed the app: 410 Unregistered with the instant. */
    public void unregister(String deviceToken, Instant at) {
        unregistered.put(deviceToken, at);
    }

    /** The next pushes answer 503 ServiceUnavailable. */
    public void busyNext(int times) {
        busy.set(times);
    }

    /** What a client must trust, as PEM. */
    public String certificatePem() {
        return tls.pem();
    }

    /** The provider's signing key (.p8), as PEM. */
    public String signingKeyPem() {
        return Certified.pem("PRIVATE KEY", signing.getPrivate().getEncoded());
    }

    /** Writes {@code apns-trust.pem} and {@code apns-key.p8} for services of other processes. */
    public void writeTo(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("apns-trust.pem"), certificatePem());
            Files.writeString(directory.resolve("apns-key.p8"), signingKeyPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PushNotificationHandler withSwitches(PushNotificationHandler validating) {
        return (headers, payload) -> {
            Instant goneAt = unregistered.get(device(headers));
            if (goneAt != null) {
                throw new UnregisteredDeviceTokenException(goneAt);
            }
            if (busy.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new RejectedNotificationException(RejectionReason.SERVICE_UNAVAILABLE);
            }
            validating.handlePushNotification(headers, payload);
        };
    }

    private static String device(Http2Headers headers) {
        CharSequence path = headers.path();
        return path == null ? "" : path.toString().replaceFirst("^/3/device/", "");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.shutdown().join();
    }

    private final class Recorder implements MockApnsServerListener {
        @Override
        public void handlePushNotificationAccepted(Http2Headers headers, ByteBuf payload) {
            JsonNode body = JsonMapper.shared().readTree(payload.toString(StandardCharsets.UTF_8));
            JsonNode alert = body.path("aps").path("alert");
            CharSequence collapse = headers.get("apns-collapse-id");
            pushed.add(new PushedNotice(
                    device(headers),
                    collapse == null ? "" : collapse.toString(),
                    alert.path("title").asString(""),
                    alert.path("body").asString(""),
                    body));
        }

        @Override
        public void handlePushNotificationRejected(
                Http2Headers headers, ByteBuf payload, RejectionReason reason, @Nullable Instant tokenGoneAt) {}
    }

    /** Every device token is registered for the topic. */
    private static final class Everything extends AbstractSet<String> {
        @Override
        public boolean contains(Object token) {
            return true;
        }

        @Override
        public Iterator<String> iterator() {
            return List.<String>of().iterator();
        }

        @Override
        public int size() {
            return 0;
        }
    }
}
