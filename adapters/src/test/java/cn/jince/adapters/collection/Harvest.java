package cn.jince.adapters.collection;

import cn.jince.adapters.Background;
import cn.jince.adapters.DataSources;
import cn.jince.adapters.OurDatabase;
import cn.jince.adapters.Protocols;
import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Shadows;
import cn.jince.adapters.call.Transport;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.intake.TestIntake;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.testkit.store.Database;
import cn.jince.testkit.store.Stores;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Collection of one descriptor with a real database of ours and a platform in memory; turns run when told. */
public final class Harvest implements AutoCloseable {
    public static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");
    public final TestIntake platform = new TestIntake();
    public final StageBoard stages;
    public final DatabaseClient database;
    public final ConnectorCall call;
    private final Descriptors descriptors;
    private final Jobs jobs;
    private final Collector collector;
    private final Background background = new Background();
    private final String id;
    private Instant now =
            LocalDateTime.parse("2026-11-27T10:00:00").atZone(SHANXI).toInstant();

    public Harvest(String descriptor, Map<String, String> settings) {
        this(descriptor, settings, Stores.shared().newDatabase());
    }

    /** @param shared with another instance */
    Harvest(String descriptor, Map<String, String> settings, Database shared) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(settings)));
        descriptors = Descriptors.read(environment, descriptor);
        var system = descriptors.systems().getFirst();
        id = system.system() + "/" + system.capabilities().getFirst().capability();
        ConnectionFactory connections = OurDatabase.connect(shared);
        database = DatabaseClient.create(connections);
        stages = new StageBoard(descriptors);
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        DataSources data = new DataSources(environment);
        call = new ConnectorCall(
                Lines.of(descriptors, Protocols.of(environment, new Transport(), clock)),
                stages,
                clock,
                new Background(),
                Shadows.NONE);
        jobs = new Jobs(database);
        RunPass runPass = new RunPass(
                new KeepRows(platform.passOn()),
                jobs,
                TransactionalOperator.create(new R2dbcTransactionManager(connections)),
                clock);
        Collections collections =
                Collections.of(descriptors, (one, capability) -> data.source(one, capability, database));
        collector = new Collector(collections, stages, jobs, runPass, background, clock);
        jobs.enter(collections.all()).block();
    }

    /** The job is made due and run to its end. */
    public JobState turn() {
        jobs.runNow(List.of(id)).block();
        collector.turn().block(Duration.ofSeconds(60));
        return state();
    }

    /** What this instance would do now, by itself. */
    Mono<Void> ownTurn() {
        return Mono.defer(collector::turn);
    }

    void due() {
        jobs.runNow(List.of(id)).block();
    }

    public JobState state() {
        return jobs.of(id.substring(0, id.indexOf('/'))).blockFirst();
    }

    public LocalDateTime wall() {
        return LocalDateTime.ofInstant(now, SHANXI);
    }

    public void later(Duration time) {
        now = now.plus(time);
    }

    public void stage(Stage stage) {
        String system = id.substring(0, id.indexOf('/'));
        String capability = id.substring(id.indexOf('/') + 1);
        stages.post(stages.of(system, capability).to(stage));
    }

    public long count(String sql) {
        return database.sql(sql).mapValue(Long.class).one().block();
    }

    /** Forgets where the last pass came to, as a crash before the cursor was written would. */
    public void loseProgress(String table) {
        database.sql("UPDATE collection_job SET cursor = NULL").then().block();
        database.sql("DELETE FROM " + table).then().block();
    }

    @Override
    public void close() {
        background.destroy();
    }
}
