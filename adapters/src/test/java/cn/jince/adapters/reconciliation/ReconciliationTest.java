package cn.jince.adapters.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.AdaptersApplication;
import cn.jince.adapters.TestTokens;
import cn.jince.adapters.command.Command;
import cn.jince.adapters.command.Commands;
import cn.jince.adapters.command.RecordCommand;
import cn.jince.api.adapters.CommandViews.CommandForm;
import cn.jince.api.adapters.ReconciliationViews.DayLine;
import cn.jince.api.redemption.PaidDays;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.Fault;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = AdaptersApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=adapters", "server.port=0", "jince.house.platform=http://localhost:1"})
@Import({TestTokens.class, ReconciliationTest.OurMoney.class})
@WithStores
class ReconciliationTest {
    private static final FakeProvince PROVINCE = FakeProvince.start();
    private static final String OPERATOR = TestTokens.of("operator", "OFFICER", "OPERATOR");
    private static final String HOUSE = TestTokens.of("house", "SYSTEM", "HOUSE");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final Map<LocalDate, List<DayLine>> PAID = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private RecordCommand recording;

    @Autowired
    private Commands commands;

    @Autowired
    private Reconcile reconciling;

    @Autowired
    private DatabaseClient db;

    /** The platform's record of money. */
    @TestConfiguration
    static class OurMoney {
        @Bean
        @Primary
        PaidDays ourMoney() {
            return day -> Mono.just(PAID.getOrDefault(day, List.of()));
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        PROVINCE.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterEach
    void clear() {
        PAID.clear();
        PROVINCE.treasury().heal();
    }

    @AfterAll
    static void close() {
        PROVINCE.close();
    }

    @Test
    void relayed_claims_of_a_day_agree_and_one_the_city_lost_becomes_a_task() {
        for (int n = 1; n <= 3; n++) {
            relay("day-relay-" + n);
        }

        JsonNode agreed = run("sx.changzhi", "city.claim-relay");
        assertThat(agreed.path("state").asString()).as(agreed.toString()).isEqualTo("AGREED");
        assertThat(agreed.path("oursCount").asInt()).isEqualTo(3);
        assertThat(agreed.path("oursHash").asString())
                .hasSize(64)
                .isEqualTo(agreed.path("theirsHash").asString());

        PROVINCE.changzhi().forget("day-relay-2");
        assertThat(run("sx.changzhi", "city.claim-relay").path("state").asString())
                .isEqualTo("DIFFERS");
        JsonNode gap = gap("day-relay-2");
        assertThat(gap.path("kind").asString()).isEqualTo("OURS_ONLY");
        assertThat(gap.path("owner").asString()).isEqualTo("长治市行政审批服务管理局");
        JsonNode mine = send(
                HttpMethod.POST,
                "/reconciliation-gaps/" + gap.path("id").asInt() + "/owner",
                OPERATOR,
                Map.of("reason", "已联系对方"));
        assertThat(mine.path("owner").asString()).contains("operator");
    }

    @Test
    void a_payout_only_the_treasury_knows_is_a_task_that_closes_when_the_records_agree_again() {
        PROVINCE.treasury().book("money-0001", 500);
        assertThat(run("sx.treasury", "treasury.payout").path("state").asString())
                .isEqualTo("DIFFERS");
        assertThat(gap("money-0001").path("kind").asString()).isEqualTo("THEIRS_ONLY");

        PAID.put(TODAY, List.of(new DayLine("money-0001", 400)));
        run("sx.treasury", "treasury.payout");
        assertThat(gap("money-0001").path("kind").asString()).isEqualTo("AMOUNT_DIFFERS");

        PAID.put(TODAY, List.of(new DayLine("money-0001", 500)));
        JsonNode agreed = run("sx.treasury", "treasury.payout");
        assertThat(agreed.path("state").asString()).isEqualTo("AGREED");
        assertThat(gap("money-0001").isMissingNode()).isTrue();
        assertThat(count("SELECT count(*) FROM reconciliation_gap WHERE business_key = 'money-0001'"
                        + " AND state = 'CLOSED' AND closed_at IS NOT NULL"))
                .isEqualTo(2);

        PAID.put(TODAY, List.of());
        PAID.put(TODAY.minusDays(1), List.of(new DayLine("money-0001", 500)));
        JsonNode midnight = run("sx.treasury", "treasury.payout");
        assertThat(midnight.path("state").asString())
                .as("booked around midnight on either side of it: " + midnight)
                .isEqualTo("AGREED");
    }

    @Test
    void while_they_do_not_answer_a_day_is_unknown_and_never_agreed() {
        PROVINCE.treasury().fail(Fault.SERVER_ERROR);

        JsonNode unknown = send(
                HttpMethod.POST,
                "/reconciliations",
                OPERATOR,
                Map.of("system", "sx.treasury", "capability", "treasury.payout", "day", TODAY.minusDays(30)));

        assertThat(unknown.path("state").asString()).as(unknown.toString()).isEqualTo("UNKNOWN");
        assertThat(unknown.path("notice").asString()).contains("国库");
    }

    @Test
    void after_an_outage_the_last_days_are_caught_up() {
        reconciling.due().block(Duration.ofSeconds(60));

        assertThat(count("SELECT count(*) FROM reconciliation WHERE capability = 'treasury.payout'"
                        + " AND state = 'AGREED' AND day BETWEEN CURRENT_DATE - 8 AND CURRENT_DATE - 1"))
                .isGreaterThanOrEqualTo(6);
        assertThat(count("SELECT count(*) FROM reconciliation WHERE lease_until IS NOT NULL"))
                .isZero();
    }

    @Test
    void only_operators_see_it_and_what_is_not_reconciled_is_not_found() {
        assertThat(send(HttpMethod.GET, "/reconciliations", HOUSE, Map.of())
                        .path("code")
                        .asString())
                .isEqualTo("FORBIDDEN");
        assertThat(send(
                                HttpMethod.POST,
                                "/reconciliations",
                                OPERATOR,
                                Map.of("system", "sx.tax", "capability", "tax.standing", "day", TODAY))
                        .path("code")
                        .asString())
                .isEqualTo("NOT_FOUND");
    }

    private void relay(String id) {
        JsonMapper json = JsonMapper.shared();
        recording
                .record(new CommandForm(
                        id,
                        "city.claim-relay",
                        "140406",
                        "91140406MA0000000A",
                        "转送申报",
                        Map.of("claimNumber", json.valueToTree(id))))
                .block(Duration.ofSeconds(10));
        Mono.defer(() -> commands.find(id))
                .filter(found -> found.standing().state() == Command.State.ACCEPTED)
                .repeatWhenEmpty(300, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block(Duration.ofSeconds(40));
    }

    private JsonNode run(String system, String capability) {
        return send(
                HttpMethod.POST,
                "/reconciliations",
                OPERATOR,
                Map.of("system", system, "capability", capability, "day", TODAY));
    }

    private JsonNode gap(String key) {
        return send(HttpMethod.GET, "/reconciliation-gaps", OPERATOR, Map.of())
                .valueStream()
                .filter(gap -> gap.path("businessKey").asString().equals(key))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    private JsonNode send(HttpMethod method, String path, String token, Object body) {
        return WebClient.create("http://localhost:" + port)
                .method(method)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .header("Content-Type", "application/json")
                .bodyValue(body)
                .exchangeToMono(response -> response.bodyToMono(String.class).map(JsonMapper.shared()::readTree))
                .block(Duration.ofSeconds(30));
    }

    private long count(String sql) {
        Long count = db.sql(sql).map(row -> row.get(0, Long.class)).one().block(Duration.ofSeconds(5));
        return count == null ? -1 : count;
    }
}
