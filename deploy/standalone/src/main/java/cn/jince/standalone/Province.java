package cn.jince.standalone;

import cn.jince.testkit.province.CityPage;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.Seat;
import cn.jince.testkit.push.FakeAndroidPush;
import cn.jince.testkit.push.FakeApns;
import cn.jince.testkit.store.Database;
import cn.jince.testkit.wechat.FakeWeChat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every counterpart of the house on ports in a row: control and WeChat, then the systems by their {@link Seat}, with
 * Android push and APNs in eighth and ninth place. Their books can be read on the control port under
 * {@code /control/…}.
 */
final class Province implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CITY_PAGE = "/taiyuan";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final FakeWeChat wechat = FakeWeChat.unbound();
    private final AtomicReference<FakeProvince> departments = new AtomicReference<>();
    private final CityPage cityPage;
    private final int first;
    private final Path directory;

    private Province(int first, Path directory, String gateway) {
        this.first = first;
        this.directory = directory;
        this.cityPage = CityPage.unbound(
                () -> gateway,
                SystemTokens.of(gateway, "legacy-taiyuan", "legacy-secret-for-development"),
                "sx.taiyuan",
                "old-city-callback-for-development");
    }

    /**
     * @param directory where APNs leaves the certificate and key that clients need
     * @param gateway where cities reach the platform
     * @param databases where the front database of a department lives
     */
    static Province start(int first, Path directory, String gateway, Supplier<Database> databases) {
        Province province = new Province(first, directory, gateway);
        try {
            province.start(databases);
            return province;
        } catch (RuntimeException e) {
            province.close();
            throw e;
        }
    }

    private void start(Supplier<Database> databases) {
        FakeApns apns = FakeApns.start(first + 9);
        open.push(apns);
        apns.writeTo(apnsDirectory());
        open.push(FakeAndroidPush.start(first + 8));
        departments.set(
                FakeProvince.start(first, EnumSet.allOf(Seat.class), routes -> addBooks(routes, apns), databases));
        open.push(departments.get());
        rememberConsents();
    }

    private void addBooks(HttpServerRoutes routes, FakeApns apns) {
        wechat.addTo(routes);
        cityPage.addTo(routes, CITY_PAGE);
        routes.get(
                        "/control/treasury/ledger",
                        (_, response) -> answer(
                                response,
                                () -> Map.of(
                                        "payouts", departments.get().treasury().payouts())))
                .post("/control/changzhi/steps", this::step)
                .get("/control/apns/sent", (_, response) -> answer(response, () -> Map.of("sent", apns.pushed())));
    }

    /** Takes a relayed claim a step further in the city: {@code {"number", "code", "word", "note", "amountFen"}}. */
    private Publisher<Void> step(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .aggregate()
                .asString(StandardCharsets.UTF_8)
                .defaultIfEmpty("{}")
                .map(JSON::readTree)
                .doOnNext(form -> departments()
                        .changzhi()
                        .step(
                                form.path("number").asString(""),
                                form.path("code").asString(""),
                                form.path("word").asString(""),
                                form.path("note").asString(null),
                                form.path("amountFen").isNumber()
                                        ? form.path("amountFen").asLong()
                                        : null))
                .then(Mono.defer(() -> response.status(204).send()));
    }

    /** Where 太原's page is. */
    String cityPageUrl() {
        return "http://localhost:" + first + CITY_PAGE;
    }

    FakeProvince departments() {
        return Objects.requireNonNull(departments.get(), "the province is not open");
    }

    FakeWeChat wechat() {
        return wechat;
    }

    int first() {
        return first;
    }

    Path apnsDirectory() {
        return directory.resolve("apns");
    }

    /** What people of the demo world have allowed in WeChat before the story begins. */
    private void rememberConsents() {
        demoPeople().path("persons").forEach(person -> {
            String openId = person.path("openId").asString("");
            int count = person.path("wechatConsents").asInt(0);
            if (!openId.isEmpty() && count > 0) {
                for (String template : List.of(FakeWeChat.MATCH, FakeWeChat.CLAIM, FakeWeChat.CLAIM_FREE)) {
                    wechat.grantConsents(openId, template, count);
                }
            }
        });
    }

    static JsonNode demoPeople() {
        try (InputStream in = Province.class.getResourceAsStream("/world/people.json")) {
            return JSON.readTree(Objects.requireNonNull(in, "world/people.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Publisher<Void> answer(HttpServerResponse response, Supplier<Object> book) {
        return response.header("Content-Type", "application/json")
                .sendString(Mono.fromSupplier(() -> JSON.writeValueAsString(book.get())));
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a counterpart did not end", e);
            }
        }
    }
}
