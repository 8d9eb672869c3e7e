package cn.jince.adapters.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.Background;
import cn.jince.adapters.OurDatabase;
import cn.jince.adapters.Protocols;
import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Shadows;
import cn.jince.adapters.call.Transport;
import cn.jince.adapters.command.Command;
import cn.jince.adapters.command.Command.Errand;
import cn.jince.adapters.command.Command.State;
import cn.jince.adapters.command.Commands;
import cn.jince.adapters.command.DispatchCommands;
import cn.jince.adapters.command.OperatorVerb;
import cn.jince.adapters.command.Result;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.Fault;
import cn.jince.testkit.store.Database;
import cn.jince.testkit.store.Stores;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/** Two instances of the service, each with connections of its own, over one database and one city that counts. */
class TwoDispatchersTest {
    private static final int MANY = 150;
    private final FakeProvince province = FakeProvince.start();
    private final Database shared = Stores.shared().newDatabase();
    private final List<Background> backgrounds = new ArrayList<>();
    private final Instance one = new Instance();
    private final Instance other = new Instance();

    private final class Instance implements Commands {
        final R2dbcCommands kept;
        final DatabaseClient database;
        final Descriptors descriptors;
        private final DispatchCommands dispatching;
        /** What it waits for before it writes a result. */
        Mono<Void> pause = Mono.empty();

        final List<Boolean> settled = new CopyOnWriteArrayList<>();

        Instance() {
            StandardEnvironment environment = new StandardEnvironment();
            YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
            yaml.setResources(new ClassPathResource("adapters.yaml"));
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("fake", new HashMap<>(province.settings())));
            environment
                    .getPropertySources()
                    .addLast(new PropertiesPropertySource("shipped", Objects.requireNonNull(yaml.getObject())));
            descriptors = Descriptors.read(environment, "classpath:systems/sx.changzhi.yaml");
            Lines lines = Lines.of(descriptors, Protocols.of(environment, new Transport(), Clock.systemUTC()));
            Background background = new Background();
            backgrounds.add(background);
            ConnectionFactory connections = OurDatabase.connect(shared);
            database = DatabaseClient.create(connections);
            kept = new R2dbcCommands(database, JsonMapper.shared());
            dispatching = new DispatchCommands(
                    this,
                    lines,
                    new ConnectorCall(lines, new StageBoard(descriptors), Clock.systemUTC(), background, Shadows.NONE),
                    TransactionalOperator.create(new R2dbcTransactionManager(connections)),
                    Duration.ofSeconds(30));
        }

        Mono<Void> dispatch() {
            return dispatching.dispatch(descriptors.systems().getFirst());
        }

        @Override
        public Mono<Boolean> record(String id, Errand errand, @Nullable String notice) {
            return kept.record(id, errand, notice);
        }

        @Override
        public Mono<Command> find(String id) {
            return kept.find(id);
        }

        @Override
        public Flux<Command> in(State state) {
            return kept.in(state);
        }

        @Override
        public Mono<Command> lease(String system, Collection<String> capabilities, Duration lease) {
            return kept.lease(system, capabilities, lease);
        }

        @Override
        public Mono<Boolean> settle(Command leased, Result result) {
            return pause.then(Mono.defer(() -> kept.settle(leased, result))).doOnNext(settled::add);
        }

        @Override
        public Mono<Boolean> move(Command dead, OperatorVerb verb, State to, String reason, String actor) {
            return kept.move(dead, verb, to, reason, actor);
        }
    }

    @AfterEach
    void close() {
        backgrounds.forEach(Background::destroy);
        province.close();
    }

    private static String key(int n) {
        return "two-%04d".formatted(n);
    }

    private void record(int n) {
        Errand errand = new Errand(
                "city.claim-relay",
                "sx.changzhi",
                "140406",
                "91140406MA0000000A",
                "转送申报",
                Map.of("claimNumber", "JC" + key(n), "creditCode", "91140406MA0000000A"),
                "f",
                0);
        assertThat(one.record(key(n), errand, null).block()).isTrue();
    }

    private long count(String sql) {
        return one.database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }

    @Test
    void each_command_is_carried_out_once_under_one_epoch() {
        IntStream.range(0, MANY).forEach(this::record);
        province.changzhi().answersAfter(Duration.ofMillis(5));

        for (int round = 0; round < 3; round++) {
            Mono.when(one.dispatch(), other.dispatch()).block(Duration.ofSeconds(60));
        }

        assertThat(count("SELECT count(*) FROM command WHERE state = 'ACCEPTED' AND epoch = 1 AND attempts <= 1"))
                .isEqualTo(MANY);
        assertThat(IntStream.range(0, MANY).map(n -> province.changzhi().posts(key(n))))
                .as("sent once each")
                .allMatch(times -> times == 1);
        assertThat(one.settled).as("both had work").isNotEmpty().doesNotContain(false);
        assertThat(other.settled).isNotEmpty().doesNotContain(false);
    }

    @Test
    void who_was_paused_past_the_lease_cannot_write_its_result() {
        record(1);
        // the first one is told nothing: its result would be "uncertain"
        province.changzhi().fail(Fault.LOSE_REPLY, 1);
        Sinks.Empty<Void> asleep = Sinks.empty();
        Sinks.Empty<Void> reached = Sinks.empty();
        one.pause = Mono.<Void>fromRunnable(reached::tryEmitEmpty).then(asleep.asMono());
        CompletableFuture<Void> paused = one.dispatch().toFuture();
        reached.asMono().block(Duration.ofSeconds(20));
        assertThat(other.lease("sx.changzhi", List.of("city.claim-relay"), Duration.ofSeconds(30))
                        .block())
                .as("not while the lease holds")
                .isNull();
        one.database
                .sql("UPDATE command SET lease_until = CURRENT_TIMESTAMP - interval '1 second'")
                .then()
                .block();

        other.dispatch().block(Duration.ofSeconds(30));
        Command done = other.find(key(1)).block();
        assertThat(done.standing().state()).isEqualTo(State.ACCEPTED);
        assertThat(done.epoch()).isEqualTo(2);
        asleep.tryEmitEmpty();
        paused.orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(one.settled).containsExactly(false);
        assertThat(other.find(key(1)).block()).isEqualTo(done);
        assertThat(province.changzhi().posts(key(1))).isEqualTo(1);
        assertThat(province.changzhi().claims(key(1))).isEqualTo(1);
    }
}
