package cn.jince.gateway.world;

import cn.jince.gateway.GatewayApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import redis.embedded.RedisServer;

/**
 * A running gateway with counterparts of its own; Redis can be stopped, which the shared store of other tests cannot.
 */
public final class Door implements AutoCloseable {
    public final FakeIdentity identity = new FakeIdentity();
    public final Upstream upstream = new Upstream();
    public final MovedClock clock = new MovedClock();
    public final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext gateway;
    private final int redisPort = freePort();
    private RedisServer redis;

    public Door(String... settings) {
        redis = startRedis();
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "jince.house.platform", upstream.url(),
                "server.port", "0",
                "jince.redis.port", Integer.toString(redisPort),
                "jince.house.identity", identity.url(),
                "jince.house.adapters", upstream.url(),
                "jince.gateway.upstream.bff-mobile", upstream.url(),
                "jince.gateway.upstream.bff-web", upstream.url(),
                // a test on an idle machine asks faster than any person
                "jince.gateway.limit.per-second", "100000",
                "jince.gateway.limit.burst", "100000"));
        all.put("jince.gateway.audit.directory", temporary("audit"));
        all.put("jince.gateway.audit.anchor", temporary("anchor") + "/last");
        Arrays.stream(settings)
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> all.put(setting[0], setting[1]));
        gateway = start(all);
        port = ((WebServerApplicationContext) gateway).getWebServer().getPort();
    }

    private ConfigurableApplicationContext start(Map<String, String> settings) {
        try {
            return GatewayApplication.application()
                    .initializers(context ->
                            ((GenericApplicationContext) context).registerBean("clock", Clock.class, () -> clock))
                    .run(settings.entrySet().stream()
                            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                            .toArray(String[]::new));
        } catch (RuntimeException e) {
            closeCounterparts();
            throw e;
        }
    }

    /** A bean of the running gateway. */
    public <T> T part(Class<T> type) {
        return gateway.getBean(type);
    }

    public int redisPort() {
        return redisPort;
    }

    public void stopRedis() throws IOException {
        redis.stop();
    }

    public void restartRedis() {
        redis = startRedis();
    }

    private RedisServer startRedis() {
        try {
            RedisServer started = RedisServer.newRedisServer()
                    .port(redisPort)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            started.start();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException("Redis did not start", e);
        }
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public HttpResponse<String> ask(String path, Consumer<HttpRequest.Builder> with) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        with.accept(request);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** One request byte by byte, for what no decent client sends; answers everything until the server closes. */
    public String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public String officer(String... roles) {
        return FakeIdentity.sign(
                identity.key,
                claims -> claims.subject("o-wang").claim("kind", "OFFICER").claim("roles", List.of(roles)));
    }

    public String person() {
        return FakeIdentity.sign(identity.key, _ -> {});
    }

    private static String temporary(String name) {
        try {
            return Files.createTempDirectory("jince-" + name).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        closeCounterparts();
    }

    private void closeCounterparts() {
        identity.close();
        upstream.close();
        try {
            redis.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
