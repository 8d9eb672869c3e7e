package cn.jince.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.collection.Harvest;
import cn.jince.testkit.files.FakeFtpDrop;
import cn.jince.testkit.proxy.Direction;
import cn.jince.testkit.proxy.FaultProxy;
import cn.jince.testkit.proxy.Toxic;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the file drop hold over plain FTP as well, and what FTP alone can do wrong does no harm. */
class FtpCollectionTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Instant SENT = Instant.parse("2026-11-26T02:00:00Z");
    private FakeFtpDrop drop = FakeFtpDrop.start();
    private FaultProxy wire = FaultProxy.before(drop.port());
    private Harvest harvest;

    private void collect(String whole, String url, String password) {
        harvest = new Harvest(
                "classpath:data/sx.ftp.yaml",
                Map.of("jince.systems.ftp.url", url, "jince.systems.ftp.secret", password, "test.whole", whole));
    }

    private void collect(String whole) {
        collect(whole, "ftp://localhost:" + wire.port(), FakeFtpDrop.PASSWORD);
    }

    @AfterEach
    void close() {
        harvest.close();
        wire.close();
        drop.close();
    }

    private static String code(int n) {
        return "91140000MA0F%06d".formatted(n);
    }

    private static byte[] csv(int from, int to) {
        StringBuilder text = new StringBuilder("dm,mc,rs\r\n");
        for (int n = from; n <= to; n++) {
            text.append(code(n))
                    .append(",太原𠀀企业")
                    .append(n)
                    .append(',')
                    .append(n)
                    .append("\r\n");
        }
        return text.toString().getBytes(GB18030);
    }

    private void put(String name, byte[] content) {
        drop.put(name, content, SENT);
        drop.put(name + ".ok", new byte[0], SENT);
    }

    private String ledger() {
        return String.join(
                " ",
                harvest.database
                        .sql("SELECT name || ':' || state || ':' || received || ':' || accepted || ':' || quarantined"
                                + " AS line FROM collection_file ORDER BY name, id")
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block());
    }

    @Test
    void a_file_with_its_marker_is_read_once_and_one_without_never() {
        collect("OK_MARKER");
        put("企业_a甲.csv", csv(1, 10));
        drop.put("企业_b乙.csv", csv(11, 12), SENT);

        var state = harvest.turn();

        assertThat(state.error()).isNull();
        assertThat(state.accepted()).isEqualTo(10);
        assertThat(state.asOf()).hasToString("2026-11-26");
        assertThat(harvest.platform.fact(code(7), "name")).isEqualTo("太原𠀀企业7");
        assertThat(ledger()).isEqualTo("企业_a甲.csv:DONE:10:10:0 企业_b乙.csv:SEEN:0:0:0");
        assertThat(harvest.turn().received()).as("once").isZero();
    }

    @Test
    void a_file_that_still_grows_is_left_until_it_is_stable() {
        collect("STABLE");
        byte[] all = csv(1, 6);
        drop.put("企业_1.csv", Arrays.copyOf(all, all.length / 2), SENT);
        harvest.turn();
        harvest.later(Duration.ofMinutes(6));
        drop.append("企业_1.csv", Arrays.copyOfRange(all, all.length / 2, all.length), SENT.plusSeconds(300));
        assertThat(harvest.turn().received()).isZero();
        harvest.later(Duration.ofMinutes(6));

        assertThat(harvest.turn().accepted()).isEqualTo(6);
    }

    @Test
    void a_wrong_md5_puts_the_whole_file_aside_and_a_right_one_lets_it_in() throws Exception {
        collect("MD5_MARKER");
        byte[] good = csv(1, 5);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(good));
        drop.put("企业_1.csv", good, SENT);
        drop.put("企业_1.csv.md5", digest.getBytes(StandardCharsets.US_ASCII), SENT);
        drop.put("企业_2.csv", csv(6, 9), SENT);
        drop.put("企业_2.csv.md5", "0".repeat(32).getBytes(StandardCharsets.US_ASCII), SENT);

        assertThat(harvest.turn().accepted()).isEqualTo(5);
        assertThat(ledger()).contains("企业_2.csv:QUARANTINED:0:0:0");
    }

    @Test
    void the_same_content_under_another_name_changes_nothing_and_damaged_rows_go_aside() {
        collect("OK_MARKER");
        put("企业_a.csv", csv(1, 5));
        harvest.turn();
        drop.rename("企业_a.csv", "企业_b.csv");
        drop.rename("企业_a.csv.ok", "企业_b.csv.ok");
        assertThat(harvest.turn().received()).isZero();
        byte[] bad = csv(6, 8);
        bad[bad.length - 4] = (byte) 0xFF;
        put("企业_c.csv", bad);

        assertThat(harvest.turn().quarantined()).isEqualTo(1);
        assertThat(harvest.platform.dossiers).hasSize(7);
        assertThat(harvest.platform.rows.toString()).doesNotContain("\uFFFD");
    }

    @Test
    void a_clock_of_theirs_that_is_ahead_makes_nothing_true_of_tomorrow() {
        collect("OK_MARKER");
        drop.put("企业_a.csv", csv(1, 2), Instant.parse("2031-01-01T00:00:00Z"));
        drop.put("企业_a.csv.ok", new byte[0], SENT);

        assertThat(harvest.turn().asOf()).hasToString("2026-11-27");
    }

    static Stream<Toxic> toxics() {
        return Stream.of(
                new Toxic.Timeout(),
                new Toxic.Latency(Duration.ofHours(1)),
                new Toxic.Slicer(1, Duration.ofMillis(300)),
                new Toxic.Garble(),
                new Toxic.LimitData(60),
                new Toxic.LimitData(0),
                new Toxic.ResetPeer(Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource("toxics")
    void a_broken_wire_is_a_failed_pass_and_nothing_more(Toxic toxic) {
        collect("OK_MARKER");
        put("企业_a.csv", csv(1, 4));
        wire.add(toxic, Direction.DOWNSTREAM);

        assertThat(harvest.turn().error()).isNotBlank();
        assertThat(harvest.platform.rows).isEmpty();
        wire.clear();

        assertThat(harvest.turn().accepted()).isEqualTo(4);
        assertThat(harvest.platform.rows).hasSize(4);
    }

    @Test
    void nobody_there_and_a_wrong_password_are_said_as_what_they_are() {
        collect("OK_MARKER", "ftp://localhost:" + wire.port(), "wrong");
        assertThat(harvest.turn().error()).isEqualTo("they do not let us in");
        harvest.close();
        wire.deafen();
        collect("OK_MARKER");

        assertThat(harvest.turn().error()).isEqualTo("ConnectException");
    }

    @Test
    void who_sends_us_elsewhere_for_the_data_is_not_followed() {
        drop.close();
        wire.close();
        drop = FakeFtpDrop.start("10.255.255.1");
        wire = FaultProxy.before(drop.port());
        collect("OK_MARKER");
        put("企业_a.csv", csv(1, 3));

        assertThat(harvest.turn().accepted())
                .as("fetched from the host we spoke to")
                .isEqualTo(3);
    }

    @Test
    void an_address_that_is_not_private_is_never_connected_to() {
        collect("OK_MARKER", "ftp://203.0.113.7:21", FakeFtpDrop.PASSWORD);

        assertThat(harvest.turn().error()).isEqualTo("an address outside its declared private hosts");
        assertThat(drop.sessions()).isZero();
    }
}
