package cn.jince.platform.received;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.jince.platform.PlatformApplication;
import cn.jince.platform.kernel.CreditCode;
import cn.jince.platform.policy.RealPolicies;
import cn.jince.platform.testing.TestIdentity;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the open interfaces pass on, over HTTP with the database. */
@WithStores
@SpringBootTest(
        classes = PlatformApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=platform")
class ReceivedTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HOUSE = TestIdentity.system("house", "HOUSE");
    private static final String DRAFTER = TestIdentity.officer("xz-draft", "140900", "POLICY_DRAFTER");
    private static final String BOTH = TestIdentity.officer("xz-both", "140900", "POLICY_DRAFTER", "POLICY_APPROVER");

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient db;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry settings) {
        TestIdentity.serve(settings);
    }

    @Test
    void a_thousand_pushed_rows_take_a_handful_of_statements() {
        List<ObjectNode> rows = IntStream.range(0, 1000)
                .mapToObj(i -> registration(i, "140902"))
                .toList();
        ListAppender<ILoggingEvent> statements = new ListAppender<>();
        Logger queries = (Logger) LoggerFactory.getLogger("io.r2dbc.postgresql.QUERY");
        statements.start();
        queries.setLevel(Level.DEBUG);
        queries.addAppender(statements);
        try {
            JsonNode verdicts = push("/received/facts", "140900", rows);
            assertThat(verdicts.path("refused")).isEmpty();
        } finally {
            queries.detachAppender(statements);
            queries.setLevel(null);
        }
        List<String> writes = statements.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(text -> text.contains("enterprise") || text.contains("collected_source"))
                .toList();
        assertThat(writes).isNotEmpty().hasSizeLessThan(12);
        assertThat(count("SELECT count(*) FROM enterprise WHERE credit_code LIKE '91140902MA0000%'"))
                .isEqualTo(1000);
    }

    @Test
    void every_refused_row_gets_its_verdict_with_its_place() {
        List<ObjectNode> rows = IntStream.range(2000, 2200)
                .mapToObj(i -> registration(i, "140902"))
                .toList();
        rows.forEach(row -> ((ObjectNode) row.path("facts")).put("industry_code", 7));

        JsonNode verdicts = push("/received/facts", "140900", rows);

        assertThat(verdicts.path("refused")).hasSize(200);
        assertThat(verdicts.at("/refused/199/index").asInt()).isEqualTo(199);
        assertThat(verdicts.at("/refused/199/code").asString()).isEqualTo("WRONG_TYPE");
        assertThat(verdicts.at("/refused/199/pointer").asString()).isEqualTo("/facts/industry_code");
    }

    @Test
    void an_enterprise_of_another_city_is_refused_even_when_its_code_is_of_ours() {
        push("/received/facts", "140000", List.of(registration(3000, "140105")));
        ObjectNode moved = registration(3000, "140902");
        ObjectNode newcomer = registration(3001, "140105");

        JsonNode verdicts = push("/received/facts", "140900", List.of(moved, newcomer, registration(3002, "140902")));

        assertThat(verdicts.path("refused"))
                .hasSize(2)
                .allSatisfy(no -> assertThat(no.path("code").asString()).isEqualTo("FOREIGN_DIVISION"));
        assertThat(count("SELECT count(*) FROM enterprise WHERE name = '推送企业3000' AND division = '140105'"))
                .isEqualTo(1);
    }

    @Test
    void a_listing_becomes_a_silent_draft_and_the_public_does_not_see_it() {
        long events = count("SELECT count(*) FROM outbox WHERE type LIKE '%published%'");
        ObjectNode listing = listing("L-NEW", "140900");

        assertThat(push("/received/policy-listings", "140900", List.of(listing)).path("refused"))
                .isEmpty();

        assertThat(get("/policies/L-NEW", null).status()).isEqualTo(404);
        JsonNode draft = get("/policies/L-NEW", DRAFTER).body();
        assertThat(draft.at("/summary/state").asString()).isEqualTo("DRAFT");
        assertThat(count("SELECT count(*) FROM outbox WHERE type LIKE '%published%'"))
                .isEqualTo(events);
        push("/received/policy-listings", "140900", List.of(listing.put("notes", "清单更正")));
        assertThat(get("/policies/L-NEW", DRAFTER).body().path("notes").asString())
                .contains("清单更正");
        assertThat(count("SELECT count(*) FROM policy_item WHERE id = 'L-NEW'")).isEqualTo(1);
    }

    @Test
    void an_officers_text_is_never_overwritten() {
        ObjectNode listing = listing("L-ADOPTED", "140900");
        push("/received/policy-listings", "140900", List.of(listing));
        assertThat(call(HttpMethod.PUT, "/policies/L-ADOPTED/draft", DRAFTER, "{\"notes\":\"工作人员修订\"}")
                        .status())
                .isEqualTo(200);

        JsonNode verdicts = push("/received/policy-listings", "140900", List.of(listing.put("notes", "又变了")));

        assertThat(verdicts.at("/refused/0/code").asString()).isEqualTo("OFFICERS_TEXT");
        assertThat(get("/policies/L-ADOPTED", DRAFTER).body().path("notes").asString())
                .contains("工作人员修订");
        assertThat(call(HttpMethod.PUT, "/policies/L-ADOPTED/draft", BOTH, "{\"notes\":\"别人\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void who_adopts_a_listing_does_not_approve_it() {
        push("/received/policy-listings", "140900", List.of(listing("L-EYES", "140900")));
        call(HttpMethod.PUT, "/policies/L-EYES/draft", BOTH, "{\"notes\":\"采用\"}");
        db.sql("UPDATE policy_item SET state = 'IN_REVIEW' WHERE id = 'L-EYES'")
                .then()
                .block();

        assertThat(call(HttpMethod.POST, "/policies/L-EYES/approval", BOTH, "{\"approve\":true,\"reason\":\"\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_listing_of_another_city_is_refused_and_cannot_take_over_an_item() {
        push("/received/policy-listings", "140100", List.of(listing("L-TAIYUAN", "140100")));

        JsonNode verdicts = push(
                "/received/policy-listings",
                "140900",
                List.of(listing("L-TAIYUAN", "140900"), listing("L-FOREIGN", "140100")));

        assertThat(verdicts.path("refused"))
                .hasSize(2)
                .allSatisfy(no -> assertThat(no.path("code").asString()).isEqualTo("FOREIGN_DIVISION"));
        assertThat(count("SELECT count(*) FROM policy_item WHERE id = 'L-TAIYUAN' AND division = '140100'"))
                .isEqualTo(1);
    }

    @Test
    void a_receipt_makes_the_order_due_and_moves_no_money() {
        intent("order-waiting", "ORDERED", 5000);
        intent("order-paid", "PAID", 5000);

        JsonNode verdicts = push(
                "/received/payout-receipts",
                "140900",
                List.of(
                        receipt("order-waiting", "PAID", 5000),
                        receipt("order-nobody", "PAID", 5000),
                        receipt("order-waiting", "PAID", 4999),
                        receipt("order-paid", "RETURNED", 5000)));

        assertThat(verdicts.path("refused")).hasSize(3);
        assertThat(verdicts.at("/refused/0/code").asString()).isEqualTo("UNKNOWN_ORDER");
        assertThat(verdicts.at("/refused/1/code").asString()).isEqualTo("AMOUNT_DIFFERS");
        assertThat(verdicts.at("/refused/1/ours").asString()).isEqualTo("5000");
        assertThat(verdicts.at("/refused/2/ours").asString()).isEqualTo("PAID");
        assertThat(count("SELECT count(*) FROM payout_intent WHERE order_id = 'order-waiting' AND paid_at IS NULL"
                        + " AND next_at < CURRENT_TIMESTAMP + interval '1 hour'"))
                .isEqualTo(1);
        assertThat(push("/received/payout-receipts", "140100", List.of(receipt("order-waiting", "PAID", 5000)))
                        .at("/refused/0/code")
                        .asString())
                .isEqualTo("UNKNOWN_ORDER");
    }

    @Test
    void a_ticket_is_kept_once_in_its_newest_state_and_shown_to_its_division() {
        ObjectNode closed = ticket("140902", "CLOSED", "2026-11-20T08:00:00Z");
        push("/received/tickets", "140900", List.of(ticket("140902", "OPEN", "2026-11-19T08:00:00Z"), closed));
        push("/received/tickets", "140900", List.of(ticket("140902", "OPEN", "2026-11-19T08:00:00Z")));
        JsonNode verdicts = push(
                "/received/tickets",
                "140900",
                List.of(
                        ticket("140105", "OPEN", "2026-11-19T08:00:00Z"),
                        ticket("149999", "OPEN", "2026-11-19T08:00:00Z")));

        assertThat(verdicts.at("/refused/0/code").asString()).isEqualTo("FOREIGN_DIVISION");
        assertThat(verdicts.at("/refused/1/code").asString()).isEqualTo("UNKNOWN_DIVISION");
        JsonNode ours = get("/tickets", DRAFTER).body();
        assertThat(ours).hasSize(1);
        assertThat(ours.at("/0/state").asString()).isEqualTo("CLOSED");
        assertThat(get("/tickets", TestIdentity.officer("ty", "140100", "ACCEPTANCE"))
                        .body())
                .isEmpty();
    }

    private static ObjectNode registration(int i, String region) {
        ObjectNode row = JSON.createObjectNode();
        row.put(
                "creditCode",
                CreditCode.complete("91%sMA%07d".formatted(region, i)).value());
        row.put("system", "sx.samr");
        row.put("asOf", "2026-11-01");
        row.putObject("facts")
                .put("name", "推送企业" + i)
                .put("region_code", region)
                .put("industry_code", "3311");
        if (i == 3000) {
            row.put("creditCode", CreditCode.complete("91140902MA0003000").value());
        }
        return row;
    }

    private static ObjectNode listing(String id, String region) {
        ObjectNode policy = (ObjectNode) RealPolicies.all().getFirst().deepCopy();
        return policy.put("id", id).put("region_code", region);
    }

    private static ObjectNode receipt(String order, String state, long fen) {
        return JSON.createObjectNode()
                .put("eventId", "e-" + order)
                .put("orderId", order)
                .put("receipt", "R1")
                .put("state", state)
                .put("amountFen", fen)
                .put("paidAt", "2026-11-20T08:00:00Z");
    }

    private static ObjectNode ticket(String division, String state, String at) {
        return JSON.createObjectNode()
                .put("eventId", "t")
                .put("ticketNumber", "WO-" + division)
                .put("kind", "ENQUIRY")
                .put("title", "补贴何时到账")
                .put("content", "公司申报的补贴何时到账？")
                .put("divisionCode", division)
                .put("state", state)
                .put("at", at);
    }

    private void intent(String order, String state, long fen) {
        db.sql(
                        "INSERT INTO fiscal_line (id, item_id, fiscal_year, division_code, level, item_name, department, left_fen,"
                                + " funds_source, content, state, version) VALUES ('L1', 'P1', 2026, '140900', 'CITY', '奖励', '某局', 0,"
                                + " '', '{\"shares\":[],\"plan\":[]}', 'OPENED', 1) ON CONFLICT DO NOTHING")
                .then()
                .block();
        db.sql("INSERT INTO reservation (id, line_id, item_id, credit_code, fiscal_year, counts_in, subject_id,"
                        + " amount_fen, state, reserved_at) VALUES (:order, 'L1', 'P1', '91140902MAJC00010Q', 2026, '[]',"
                        + " :order, :fen, 'HELD', CURRENT_TIMESTAMP)")
                .bind("order", order)
                .bind("fen", fen)
                .then()
                .block();
        db.sql("INSERT INTO payout_intent (id, order_id, subject_kind, subject_id, credit_code, claim_number, item_id,"
                        + " division_code, payee, bank, account, amount_fen, purpose, line_id, reservation_id, state, next_at)"
                        + " VALUES (:order, :order, 'CLAIM', :order, '91140902MAJC00010Q', 'SB1', 'P1', '140902', '某公司',"
                        + " '工行', '6222', :fen, '奖励', 'L1', :order, :state, CURRENT_TIMESTAMP + interval '10 hours')")
                .bind("order", order)
                .bind("fen", fen)
                .bind("state", state)
                .then()
                .block();
    }

    private JsonNode push(String path, String divisions, List<ObjectNode> rows) {
        ObjectNode push = JSON.createObjectNode().put("system", "sx.sender");
        push.putArray("divisions").add(divisions);
        push.putArray("rows").addAll(rows);
        Answer answer = call(HttpMethod.POST, path, HOUSE, push.toString());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private record Answer(int status, JsonNode body) {}

    private Answer get(String path, @org.jspecify.annotations.Nullable String token) {
        return call(HttpMethod.GET, path, token, "");
    }

    private Answer call(HttpMethod method, String path, @org.jspecify.annotations.Nullable String token, String body) {
        WebClient.RequestBodySpec request =
                WebClient.create("http://localhost:" + port).method(method).uri(path);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        WebClient.RequestHeadersSpec<?> ready = body.isEmpty()
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        return Objects.requireNonNull(ready.exchangeToMono(response -> response.bodyToMono(String.class)
                        .defaultIfEmpty("{}")
                        .map(text -> new Answer(response.statusCode().value(), JSON.readTree(text))))
                .block(Duration.ofSeconds(60)));
    }

    private long count(String sql) {
        Long count = db.sql(sql).map(row -> row.get(0, Long.class)).one().block();
        return count == null ? -1 : count;
    }
}
