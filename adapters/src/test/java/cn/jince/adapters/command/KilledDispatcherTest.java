package cn.jince.adapters.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.AdaptersApplication;
import cn.jince.adapters.TestTokens;
import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.api.adapters.CommandViews.CommandForm;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.Fault;
import cn.jince.testkit.store.WithStores;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Three dispatchers killed again and again at random points, a city that loses one reply in twenty: counted there. */
@SpringBootTest(
        classes = AdaptersApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=adapters", "server.port=0", "jince.house.platform=http://localhost:1"})
@Import({TestTokens.class, KilledDispatcherTest.WithoutJobs.class})
@WithStores
class KilledDispatcherTest {
    private static final int COMMANDS = 400;
    private static final FakeProvince PROVINCE = FakeProvince.start();

    @Autowired
    private Commands commands;

    @Autowired
    private RecordCommand recording;

    @Autowired
    private Descriptors descriptors;

    @Autowired
    private Lines lines;

    @Autowired
    private ConnectorCall call;

    @Autowired
    private TransactionalOperator inTransaction;

    @Autowired
    private DatabaseClient db;

    /** The service's own dispatcher would not be killed. */
    @TestConfiguration
    static class WithoutJobs {
        @Bean
        static BeanFactoryPostProcessor withoutDispatchJobs() {
            return factory -> ((BeanDefinitionRegistry) factory).removeBeanDefinition("dispatchJobs");
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        PROVINCE.settings().forEach((name, value) -> registry.add(name, () -> value));
    }

    @AfterAll
    static void close() {
        PROVINCE.close();
    }

    @Test
    void each_key_is_there_exactly_once_and_none_is_lost() {
        Flux.range(0, COMMANDS).flatMap(n -> recording.record(form(n)), 8).blockLast(Duration.ofSeconds(30));
        PROVINCE.changzhi().answersAfter(Duration.ofMillis(15));
        PROVINCE.changzhi().failSome(Fault.LOSE_REPLY, 0.05, 7);
        SystemDescriptor city = descriptors.systems().stream()
                .filter(each -> each.system().equals("sx.changzhi"))
                .findFirst()
                .orElseThrow();
        AtomicInteger kills = new AtomicInteger();
        AtomicBoolean left = new AtomicBoolean(true);

        Flux.range(0, 3)
                .flatMap(worker -> killedAgainAndAgain(city, new Random(worker), kills, left), 3)
                .blockLast(Duration.ofSeconds(120));

        assertThat(kills.get()).as("kills").isGreaterThan(20);
        assertThat(commands.in(Command.State.DEAD).collectList().block()).isEmpty();
        assertThat(PROVINCE.changzhi().claims()).as("none lost").isEqualTo(COMMANDS);
        assertThat(IntStream.range(0, COMMANDS).map(n -> PROVINCE.changzhi().claims(key(n))))
                .as("each exactly once")
                .allMatch(times -> times == 1);
        assertThat(count("state = 'ACCEPTED' AND receipt LIKE 'CZ%'")).isEqualTo(COMMANDS);
        assertThat(count("epoch > 1"))
                .as("commands taken over from a killed dispatcher")
                .isPositive();
        System.out.printf(
                "killed dispatcher: %d commands, %d kills, %d leases, %d sends%n",
                COMMANDS,
                kills.get(),
                sum(),
                IntStream.range(0, COMMANDS)
                        .map(n -> PROVINCE.changzhi().posts(key(n)))
                        .sum());
    }

    private Mono<Void> killedAgainAndAgain(
            SystemDescriptor city, Random dice, AtomicInteger kills, AtomicBoolean left) {
        return Mono.defer(() -> new DispatchCommands(commands, lines, call, inTransaction, Duration.ofSeconds(1))
                        .dispatch(city)
                        .takeUntilOther(Mono.delay(Duration.ofMillis(20 + dice.nextInt(120)))
                                .doOnNext(_ -> kills.incrementAndGet())))
                .then(Mono.delay(Duration.ofMillis(30)))
                .then(unsettled())
                .doOnNext(left::set)
                .repeat(left::get)
                .then();
    }

    private Mono<Boolean> unsettled() {
        return Mono.defer(() -> db.sql("SELECT count(*) FROM command WHERE state IN ('QUEUED', 'SENDING', 'UNCERTAIN')")
                .map(row -> row.get(0, Long.class) instanceof Long count && count > 0)
                .one());
    }

    private long count(String where) {
        Long count = db.sql("SELECT count(*) FROM command WHERE " + where)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(Duration.ofSeconds(5));
        return count == null ? -1 : count;
    }

    private long sum() {
        Long sum = db.sql("SELECT sum(epoch)::bigint FROM command")
                .map(row -> row.get(0, Long.class))
                .one()
                .block(Duration.ofSeconds(5));
        return sum == null ? -1 : sum;
    }

    private static String key(int n) {
        return "killed-%05d".formatted(n);
    }

    private static CommandForm form(int n) {
        JsonMapper json = JsonMapper.shared();
        return new CommandForm(
                key(n),
                "city.claim-relay",
                "140406",
                "91140406MA0000000A",
                "转送申报",
                Map.of(
                        "claimNumber", json.valueToTree("JC" + key(n)),
                        "creditCode", json.valueToTree("91140406MA0000000A")));
    }
}
