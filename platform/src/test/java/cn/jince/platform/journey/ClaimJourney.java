package cn.jince.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.PlatformApplication;
import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.policy.PolicyItem;
import cn.jince.testkit.store.WithStores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A firm with a claim, one step further with each method, by HTTP. */
@WithStores
@Import(SmallLibrary.class)
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=platform", "jince.clock.adjustable=true"})
abstract class ClaimJourney {
    static final SmallHouse HOUSE = new SmallHouse();
    static final AtomicInteger NEXT = new AtomicInteger(100);
    static final String COUNTY = HOUSE.officer("xf-accept", "140902", "ACCEPTANCE", "FIRST_REVIEW");
    static final String OTHER = HOUSE.officer("dx-accept", "140921", "ACCEPTANCE", "FIRST_REVIEW");
    static final String CITY = HOUSE.officer("xz-review", "140900", "SECOND_REVIEW");
    static final String DRAFTER = HOUSE.officer("xz-draft", "140900", "SECOND_REVIEW");
    static final String OPERATOR = HOUSE.officer("operator", "140000", "OPERATOR");
    static final byte[] PDF = "%PDF-1.7 licence".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    int port;

    @Autowired
    DatabaseClient db;

    Dossier firm = SmallLibrary.enterprise(99, 6240);
    String agent = "";
    PolicyItem item = SmallLibrary.item("P065", PolicyItem.ClaimMode.REVIEWED, Map.of());

    @DynamicPropertySource
    static void house(DynamicPropertyRegistry settings) {
        settings.add("jince.house.issuer", () -> SmallHouse.ISSUER);
        settings.add("jince.house.identity", HOUSE::url);
        settings.add("jince.house.adapters", HOUSE::url);
        settings.add("jince.attachments.dir", () -> "target/attachments");
    }

    @BeforeEach
    void a_firm_of_its_own() {
        firm = SmallLibrary.enterprise(NEXT.incrementAndGet(), 6240);
        agent = HOUSE.person("p-li", firm.code().value() + ":PREPARER");
        item = SmallLibrary.item("P-" + NEXT.get(), PolicyItem.ClaimMode.REVIEWED, Map.of());
        HOUSE.treasuryDown = false;
        HOUSE.otherAmount = false;
        HOUSE.silent = false;
    }

    record Answer(int status, JsonNode body) {
        String code() {
            return body.path("code").asString("");
        }

        String state() {
            return body.path("summary").path("state").asString("");
        }

        String id() {
            return body.path("summary").path("id").asString("");
        }

        String version() {
            return body.path("summary").path("version").asString("");
        }
    }

    Mono<Answer> send(HttpMethod method, String path, String token, Map<String, String> headers, Object body) {
        return WebClient.create("http://localhost:" + port)
                .method(method)
                .uri(path)
                .headers(all -> {
                    if (!token.isEmpty()) {
                        all.setBearerAuth(token);
                    }
                    headers.forEach(all::set);
                })
                .contentType(body instanceof byte[] ? MediaType.APPLICATION_OCTET_STREAM : MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("{}")
                        .map(text -> new Answer(
                                response.statusCode().value(),
                                JsonMapper.shared().readTree(text))));
    }

    Answer post(String path, String token, String version, Object body) {
        Map<String, String> headers = version.isEmpty() ? Map.of() : Map.of("If-Match", "\"" + version + "\"");
        return send(HttpMethod.POST, path, token, headers, body).block(Duration.ofSeconds(20));
    }

    Answer get(String path, String token) {
        return send(HttpMethod.GET, path, token, Map.of(), "").block(Duration.ofSeconds(20));
    }

    Answer start() {
        return post("/claims", agent, "", Map.of("creditCode", firm.code().value(), "itemId", item.id()));
    }

    Answer filled(String account) {
        Answer started = start();
        assertThat(started.status()).as(started.body().toString()).isEqualTo(200);
        Map<String, Object> form = Map.of(
                "answers",
                Map.of("promise_years", 3, "contactName", "李娟", "contactPhone", "13800000002", "commitment", true),
                "bankAccount",
                Map.of("holder", firm.name(), "bank", "中国银行忻州分行", "account", account));
        Answer saved = send(
                        HttpMethod.PUT,
                        "/claims/" + started.id() + "/form",
                        agent,
                        Map.of("If-Match", "\"" + started.version() + "\""),
                        form)
                .block(Duration.ofSeconds(20));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        Answer attached =
                post("/claims/" + started.id() + "/attachments?material=营业执照&fileName=licence.pdf", agent, "", PDF);
        assertThat(attached.status()).as(attached.body().toString()).isEqualTo(200);
        return saved;
    }

    Mono<Answer> submission(Answer claim, String key) {
        return send(
                HttpMethod.POST,
                "/claims/" + claim.id() + "/submission",
                agent,
                Map.of("If-Match", "\"" + claim.version() + "\"", "Idempotency-Key", key),
                "");
    }

    Answer submitted(String account) {
        Answer claim = filled(account);
        Answer submitted = submission(claim, "key-" + claim.id()).block(Duration.ofSeconds(20));
        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
        return submitted;
    }

    Answer accepted(String account) {
        Answer claim = submitted(account);
        Answer accepted = post("/claims/" + claim.id() + "/acceptance", COUNTY, claim.version(), "");
        assertThat(accepted.state()).as(accepted.body().toString()).isEqualTo("ACCEPTED");
        return accepted;
    }

    Answer noticed(String account) {
        Answer claim = accepted(account);
        Answer noticed = review(claim, CITY);
        assertThat(noticed.state()).as(noticed.body().toString()).isEqualTo("IN_PUBLIC_NOTICE");
        return noticed;
    }

    Answer review(Answer claim, String officer) {
        return post(
                "/claims/" + claim.id() + "/review", officer, claim.version(), Map.of("approve", true, "reason", "符合"));
    }

    void advance(String by) {
        assertThat(post("/clock", OPERATOR, "", Map.of("by", by)).status()).isEqualTo(200);
    }

    Answer until(String id, String state) {
        return Mono.defer(() -> send(HttpMethod.GET, "/claims/" + id, agent, Map.of(), ""))
                .filter(answer -> answer.state().equals(state))
                .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(40));
    }

    long sum(String sql) {
        return db.sql(sql).map(row -> ((Number) row.get("n")).longValue()).one().block(Duration.ofSeconds(10));
    }
}
