package cn.jince.testkit.province;

import cn.jince.testkit.store.Database;
import cn.jince.testkit.store.Stores;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every system the province has, in this process, each on its own port. {@code POST /control/{system}} with
 * {@code {"fault":"SLOW","times":3,"delayMillis":2000}} switches a fault; the methods do the same.
 */
public final class FakeProvince implements AutoCloseable {
    private final World world = new World();
    private final Map<String, FakeSystem> all = new LinkedHashMap<>();
    private final DisposableServer control;

    private FakeProvince(int first, Set<Seat> seats, Consumer<HttpServerRoutes> more, Supplier<Database> databases) {
        Answer.ready();
        for (Seat seat : seats) {
            all.put(seat.word(), seat.open(first, world, databases));
        }
        open();
        if (all.containsKey("city")) {
            city().fail(Fault.GARBAGE);
        }
        control = HttpServer.create()
                .host("127.0.0.1")
                .port(first)
                .route(routes -> {
                    more.accept(routes);
                    routes.post("/control/{system}", this::turn).get("/control", this::board);
                })
                .bindNow();
    }

    /** All that speaks HTTP, on any free ports. */
    public static FakeProvince start() {
        return start(0, Seat.overHttp(), _ -> {});
    }

    /**
     * @param first the control port, the systems follow; 0 for any free ones
     * @param more other fakes that live on the control port, such as WeChat
     */
    public static FakeProvince start(int first, Set<Seat> seats, Consumer<HttpServerRoutes> more) {
        return start(first, seats, more, () -> Stores.shared().newDatabase());
    }

    /** @param databases where a front database finds a server, asked only if there is one */
    public static FakeProvince start(
            int first, Set<Seat> seats, Consumer<HttpServerRoutes> more, Supplier<Database> databases) {
        return new FakeProvince(first, seats, more, databases);
    }

    /** Side by side: some of them take their time. */
    private void open() {
        try (ExecutorService openers = Executors.newVirtualThreadPerTaskExecutor()) {
            all.values().stream()
                    .map(system -> CompletableFuture.runAsync(system::start, openers))
                    .toList()
                    .forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            all.values().forEach(FakeSystem::close);
            throw e;
        }
    }

    public World world() {
        return world;
    }

    /** All there are, in the order of their seats. */
    public Collection<FakeSystem> systems() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** @throws IllegalArgumentException where it was not started */
    public FakeSystem system(String name) {
        FakeSystem system = all.get(name);
        if (system == null) {
            throw new IllegalArgumentException("there is no '" + name + "', only " + all.keySet());
        }
        return system;
    }

    public FakeSystem tax() {
        return system("tax");
    }

    public FakeSystem hrss() {
        return system("hrss");
    }

    public FakeSystem statistics() {
        return system("statistics");
    }

    public FakeSystem credit() {
        return system("credit");
    }

    public FakeSystem samr() {
        return system("samr");
    }

    public Treasury treasury() {
        return (Treasury) system("treasury");
    }

    public FakeSystem city() {
        return system("city");
    }

    /** The city that takes claims relayed to it. */
    public RelayCity changzhi() {
        return (RelayCity) system("changzhi");
    }

    public Hotline hotline() {
        return (Hotline) system("hotline");
    }

    public IndustryFront industryFront() {
        return (IndustryFront) system("industry-front");
    }

    public FinanceFiles finance() {
        return (FinanceFiles) system("finance");
    }

    public CreditMessages creditMessages() {
        return (CreditMessages) system("credit-messages");
    }

    public int controlPort() {
        return control.port();
    }

    /** Whom a caller must trust where a system speaks TLS. */
    public static X509Certificate authority() {
        return TlsFaults.authority();
    }

    /** The settings under which adapters find these systems. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        all.values().forEach(system -> settings.putAll(system.settings()));
        return settings;
    }

    private Publisher<Void> turn(HttpServerRequest request, HttpServerResponse response) {
        FakeSystem system = all.get(Objects.requireNonNullElse(request.param("system"), ""));
        if (system == null) {
            return response.sendNotFound();
        }
        // REFUSE unbinds a port, which waits: not on the event loop
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .publishOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .map(body -> JsonMapper.shared().readTree(body))
                .doOnNext(form -> turn(system, form))
                .then(Mono.defer(() -> response.status(204).send()))
                .onErrorResume(
                        IllegalArgumentException.class,
                        e -> response.status(400)
                                .sendString(Mono.just(String.valueOf(e.getMessage())))
                                .then());
    }

    private static void turn(FakeSystem system, JsonNode form) {
        Duration delay = Duration.ofMillis(form.path("delayMillis").asLong(2_000));
        Fault fault = Fault.valueOf(form.path("fault").asString("NONE"));
        if (fault == Fault.NONE && form.has("delayMillis")) {
            system.answersAfter(delay);
        }
        system.fail(fault, form.path("times").asInt(Integer.MAX_VALUE), delay);
    }

    private Publisher<Void> board(HttpServerRequest request, HttpServerResponse response) {
        Map<String, Object> board = new LinkedHashMap<>();
        all.values()
                .forEach(each -> board.put(
                        each.name(),
                        Map.of(
                                "url",
                                each.url(),
                                "protocol",
                                each.protocol(),
                                "calls",
                                each.calls(),
                                "faults",
                                each.faults())));
        return response.header("Content-Type", "application/json")
                .sendString(Mono.fromSupplier(() -> JsonMapper.shared().writeValueAsString(board)));
    }

    @Override
    public void close() {
        all.values().forEach(FakeSystem::close);
        control.disposeNow();
    }
}
