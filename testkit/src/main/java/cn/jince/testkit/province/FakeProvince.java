package cn.jince.testkit.province;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * Every department system the province has, in this process, each on its own port. {@code POST /control/{system}} with
 * {@code {"fault":"SLOW","times":3,"delayMillis":2000}} switches a fault; the methods do the same.
 */
public final class FakeProvince implements AutoCloseable {
    private final World world = new World();
    private final Departments.Tax tax;
    private final SocialInsurance hrss;
    private final Departments.Statistics statistics;
    private final Departments.Credit credit;
    private final Departments.Samr samr;
    private final Treasury treasury;
    private final Departments.City city;
    private final RelayCity changzhi;
    private final Hotline hotline;
    private final Map<String, Counterpart> all;
    private final DisposableServer control;

    /** Ports of the counterparts; 0 means any free one. */
    public record Ports(
            int control,
            int tax,
            int hrss,
            int statistics,
            int credit,
            int samr,
            int treasury,
            int city,
            int changzhi,
            int hotline) {
        public static Ports free() {
            return new Ports(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    private FakeProvince(Ports ports, Consumer<HttpServerRoutes> more) {
        tax = new Departments.Tax(ports.tax(), world);
        hrss = new SocialInsurance(ports.hrss(), world);
        statistics = new Departments.Statistics(ports.statistics(), world);
        credit = new Departments.Credit(ports.credit(), world);
        samr = new Departments.Samr(ports.samr(), world);
        treasury = new Treasury(ports.treasury(), world);
        city = new Departments.City(ports.city(), world);
        changzhi = new RelayCity(ports.changzhi(), world);
        hotline = new Hotline(ports.hotline(), world);
        all = List.of(tax, hrss, statistics, credit, samr, treasury, city, changzhi, hotline).stream()
                .collect(Collectors.toMap(Counterpart::name, Function.identity()));
        Answer.ready();
        all.values().forEach(Counterpart::start);
        city.fail(Fault.GARBAGE);
        control = HttpServer.create()
                .host("127.0.0.1")
                .port(ports.control())
                .route(routes -> {
                    more.accept(routes);
                    routes.post("/control/{system}", this::turn).get("/control", this::board);
                })
                .bindNow();
    }

    public static FakeProvince start() {
        return start(Ports.free(), _ -> {});
    }

    /** @param more other fakes that live on the control port, such as WeChat */
    public static FakeProvince start(Ports ports, Consumer<HttpServerRoutes> more) {
        return new FakeProvince(ports, more);
    }

    public World world() {
        return world;
    }

    public Counterpart tax() {
        return tax;
    }

    public Counterpart hrss() {
        return hrss;
    }

    public Counterpart statistics() {
        return statistics;
    }

    public Counterpart credit() {
        return credit;
    }

    public Counterpart samr() {
        return samr;
    }

    public Treasury treasury() {
        return treasury;
    }

    public Counterpart city() {
        return city;
    }

    /** The city that takes claims relayed to it. */
    public RelayCity changzhi() {
        return changzhi;
    }

    public Hotline hotline() {
        return hotline;
    }

    public int controlPort() {
        return control.port();
    }

    /** The settings under which adapters find these counterparts: {@code jince.systems.<name>.url}. */
    public Map<String, String> settings() {
        return all.values().stream()
                .collect(Collectors.toMap(each -> "jince.systems." + each.name() + ".url", Counterpart::url));
    }

    private Publisher<Void> turn(HttpServerRequest request, HttpServerResponse response) {
        Counterpart counterpart = all.get(Objects.requireNonNullElse(request.param("system"), ""));
        if (counterpart == null) {
            return response.sendNotFound();
        }
        // REFUSE unbinds a port, which waits: not on the event loop
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .publishOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .map(body -> JsonMapper.shared().readTree(body))
                .doOnNext(form -> turn(counterpart, form))
                .then(Mono.defer(() -> response.status(204).send()))
                .onErrorResume(
                        IllegalArgumentException.class,
                        e -> response.status(400)
                                .sendString(Mono.just(String.valueOf(e.getMessage())))
                                .then());
    }

    private static void turn(Counterpart counterpart, JsonNode form) {
        Duration delay = Duration.ofMillis(form.path("delayMillis").asLong(2_000));
        Fault fault = Fault.valueOf(form.path("fault").asString("NONE"));
        if (fault == Fault.NONE && form.has("delayMillis")) {
            counterpart.answersAfter(delay);
        }
        counterpart.fail(fault, form.path("times").asInt(Integer.MAX_VALUE), delay);
    }

    private Publisher<Void> board(HttpServerRequest request, HttpServerResponse response) {
        Map<String, Object> board = all.values().stream()
                .collect(Collectors.toMap(Counterpart::name, each -> Map.of("url", each.url(), "calls", each.calls())));
        return response.header("Content-Type", "application/json")
                .sendString(Mono.just(JsonMapper.shared().writeValueAsString(board)));
    }

    @Override
    public void close() {
        all.values().forEach(Counterpart::close);
        control.disposeNow();
    }
}
