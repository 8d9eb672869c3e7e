package cn.jince.adapters.frontdb;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.call.Question;
import cn.jince.adapters.collection.Harvest;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.identity.Role;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import cn.jince.edge.Deadline;
import cn.jince.testkit.frontdb.FakeFrontDatabase;
import cn.jince.testkit.store.Stores;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class FrontDatabaseTest {
    private static final String CODE = "91140000MA0J000001";
    private static final Caller HOUSE =
            new Caller("house", Caller.Kind.SYSTEM, "晋策", "", "", Set.of(Role.HOUSE), Map.of());
    private final FakeFrontDatabase front = FakeFrontDatabase.on(Stores.shared().newDatabase(), 0);
    private Harvest harvest;

    private void open(String driver) {
        front.put(1, CODE, "忻州𠀀重工", 30_000, "和平路𠀀号", LocalDateTime.parse("2026-11-01T08:00:00"));
        harvest = new Harvest(
                "classpath:data/sx.front.yaml",
                Map.of(
                        "jince.systems.front.url",
                        driver.equals("jdbc") ? front.jdbcUrl() : front.r2dbcUrl(),
                        "jince.systems.front.secret",
                        front.password()));
    }

    @AfterEach
    void close() {
        harvest.close();
        front.close();
    }

    private Mono<Reply<Attributes>> asking(String code) {
        Question question = new Question("front.registration", code, "140100", "测试", Map.of("creditCode", code));
        return Mono.defer(() -> harvest.call.ask(question, HOUSE))
                .contextWrite(context -> context.put(Deadline.class, Deadline.in(Duration.ofSeconds(4))));
    }

    private Reply<Attributes> ask(String code) {
        return asking(code).block(Duration.ofSeconds(20));
    }

    private static Reply.Reason reason(Reply<Attributes> reply) {
        assertThat(reply).isInstanceOf(Reply.Unknown.class);
        return ((Reply.Unknown<Attributes>) reply).reason();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2dbc", "jdbc"})
    void a_question_is_one_row_with_its_gbk_text_and_none_is_absent(String driver) {
        open(driver);

        assertThat(ask(CODE))
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered -> assertThat(answered.value().toString()).contains("忻州𠀀重工", "和平路𠀀号"));
        assertThat(ask("91140000MA0J000002")).isInstanceOf(Reply.Absent.class);
        assertThat(ask("' OR '1'='1")).as("bound, never part of the text").isInstanceOf(Reply.Absent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2dbc", "jdbc"})
    void two_rows_where_one_was_promised_and_damaged_text_are_bad_answers(String driver) {
        open(driver);
        front.put(2, CODE, "又一行", 1, "", LocalDateTime.parse("2026-11-01T08:00:00"));
        assertThat(reason(ask(CODE))).isEqualTo(Reply.Reason.BAD_ANSWER);

        front.delete(2);
        front.execute("UPDATE qy_jbxx SET qymc = ?", "坏\uFFFD名");
        assertThat(reason(ask(CODE))).isEqualTo(Reply.Reason.BAD_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2dbc", "jdbc"})
    void the_session_reads_and_cannot_write_even_through_a_function(String driver) {
        open(driver);
        front.execute("""
                CREATE FUNCTION zap() RETURNS text LANGUAGE sql VOLATILE AS $$
                    DELETE FROM qy_jbxx RETURNING qymc $$""");
        front.execute("ALTER TABLE qy_jbxx RENAME TO real");
        front.execute("CREATE VIEW qy_jbxx AS SELECT id, xydm, zap() AS qymc, zczb, jydz, gxsj, sfyx, sjbz FROM real");

        assertThat(reason(ask(CODE))).isEqualTo(Reply.Reason.BAD_ANSWER);
        front.execute("DROP VIEW qy_jbxx");
        front.execute("ALTER TABLE real RENAME TO qy_jbxx");
        assertThat(front.flags()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2dbc", "jdbc"})
    void a_slow_statement_and_a_frozen_wire_are_timeouts_and_leave_the_pool_usable(String driver) {
        open(driver);
        front.execute("ALTER TABLE qy_jbxx RENAME TO real");
        front.execute("""
                CREATE VIEW qy_jbxx AS SELECT id, xydm, qymc || pg_sleep(30)::text AS qymc, zczb, jydz, gxsj, sfyx, sjbz
                FROM real""");
        assertThat(reason(ask(CODE))).isEqualTo(Reply.Reason.TIMEOUT);
        front.execute("DROP VIEW qy_jbxx");
        front.execute("ALTER TABLE real RENAME TO qy_jbxx");
        assertThat(ask(CODE)).isInstanceOf(Reply.Answered.class);

        front.cable().freeze();
        assertThat(reason(ask(CODE))).isEqualTo(Reply.Reason.TIMEOUT);
        front.cable().cut();
        front.cable().mend();
        assertThat(ask(CODE)).isInstanceOf(Reply.Answered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2dbc", "jdbc"})
    void the_pool_is_the_bulkhead_and_never_above_its_bound(String driver) {
        open(driver);
        front.execute("ALTER TABLE qy_jbxx RENAME TO real");
        front.execute("""
                CREATE VIEW qy_jbxx AS SELECT id, xydm, qymc || substr(pg_sleep(0.3)::text, 1, 0) AS qymc, zczb, jydz,
                    gxsj, sfyx, sjbz FROM real""");
        int others = front.cable().connections();

        var replies =
                Flux.range(0, 40).flatMap(_ -> asking(CODE), 40).collectList().block(Duration.ofSeconds(30));

        assertThat(replies)
                .hasSize(40)
                .allMatch(reply -> reply instanceof Reply.Answered || reason(reply) == Reply.Reason.SATURATED);
        assertThat(replies).anyMatch(Reply.Answered.class::isInstance);
        assertThat(front.cable().mostConnections() - others).isLessThanOrEqualTo(4);
    }
}
