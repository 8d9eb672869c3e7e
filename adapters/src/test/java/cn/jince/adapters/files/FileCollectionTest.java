package cn.jince.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.collection.Harvest;
import cn.jince.testkit.files.FakeFileDrop;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileCollectionTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Instant SENT = Instant.parse("2026-11-26T02:00:00Z");
    private final FakeFileDrop drop = FakeFileDrop.start(0, Charset.forName("GBK"));
    private Harvest harvest;

    private void collect(String whole, String hostKey) {
        harvest = new Harvest(
                "classpath:data/sx.files.yaml",
                Map.of(
                        "jince.systems.files.url",
                        drop.url(),
                        "jince.systems.files.secret",
                        FakeFileDrop.PASSWORD,
                        "test.whole",
                        whole,
                        "test.host-key",
                        hostKey));
    }

    @AfterEach
    void close() {
        harvest.close();
        drop.close();
    }

    private static String code(int n) {
        return "91140000MA0F%06d".formatted(n);
    }

    private static byte[] csv(int from, int to) {
        StringBuilder text = new StringBuilder("dm,mc,rs\r\n");
        for (int n = from; n <= to; n++) {
            text.append(code(n))
                    .append(",\"太原\"\"𠀀\"\",企业")
                    .append(n)
                    .append("\",")
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
    void a_file_with_its_marker_is_read_as_a_stream_and_one_without_never() {
        collect("OK_MARKER", drop.fingerprint());
        put("企业_a甲.csv", csv(1, 10));
        drop.put("企业_b乙.csv", csv(11, 12), SENT);

        var state = harvest.turn();

        assertThat(state.error()).isNull();
        assertThat(state.accepted()).isEqualTo(10);
        assertThat(state.asOf()).hasToString("2026-11-26");
        assertThat(harvest.platform.fact(code(7), "name")).isEqualTo("太原\"𠀀\",企业7");
        assertThat(ledger()).isEqualTo("企业_a甲.csv:DONE:10:10:0 企业_b乙.csv:SEEN:0:0:0");
        assertThat(harvest.turn().received()).as("once").isZero();
    }

    @Test
    void a_file_that_still_grows_is_left_until_it_is_stable() {
        collect("STABLE", drop.fingerprint());
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
        collect("MD5_MARKER", drop.fingerprint());
        byte[] good = csv(1, 5);
        byte[] digest = MessageDigest.getInstance("MD5").digest(good);
        String marker = HexFormat.of().withUpperCase().formatHex(digest) + "  x\n";
        drop.put("企业_1好.csv", good, SENT);
        drop.put("企业_1好.csv.md5", marker.getBytes(StandardCharsets.US_ASCII), SENT);
        drop.put("企业_2坏.csv", csv(6, 9), SENT);
        drop.put("企业_2坏.csv.md5", "0".repeat(32).getBytes(StandardCharsets.US_ASCII), SENT);

        assertThat(harvest.turn().accepted()).isEqualTo(5);
        assertThat(ledger()).contains("企业_2坏.csv:QUARANTINED:0:0:0");
        assertThat(harvest.platform.dossiers).doesNotContainKey(code(6));
    }

    @Test
    void the_same_content_under_another_name_or_again_changes_nothing_and_new_content_comes() {
        collect("OK_MARKER", drop.fingerprint());
        put("企业_a.csv", csv(1, 5));
        harvest.turn();
        drop.rename("企业_a.csv", "企业_b.csv");
        drop.rename("企业_a.csv.ok", "企业_b.csv.ok");
        assertThat(harvest.turn().received()).isZero();
        drop.put("企业_b.csv", csv(1, 5), SENT.plusSeconds(60));
        assertThat(harvest.turn().received()).isZero();
        assertThat(harvest.platform.rows).hasSize(5);

        drop.put("企业_b.csv", csv(1, 6), SENT.plusSeconds(120));

        assertThat(harvest.turn().accepted()).isEqualTo(6);
        assertThat(ledger()).endsWith("企业_b.csv:DUPLICATE:0:0:0 企业_b.csv:DUPLICATE:0:0:0 企业_b.csv:DONE:6:6:0");
    }

    @Test
    void a_file_that_broke_off_is_read_on_and_no_row_is_lost_or_doubled() {
        collect("OK_MARKER", drop.fingerprint());
        put("企业_a.csv", csv(1, 10));
        harvest.platform.refuses = form -> {
            harvest.platform.away = true;
            return false;
        };
        assertThat(harvest.turn().failures()).isEqualTo(1);
        assertThat(ledger()).isEqualTo("企业_a.csv:READING:4:4:0");

        harvest.platform.away = false;
        harvest.platform.refuses = _ -> false;

        assertThat(harvest.turn().accepted()).isEqualTo(6);
        assertThat(harvest.platform.rows).hasSize(10);
        assertThat(ledger()).isEqualTo("企业_a.csv:DONE:10:10:0");
    }

    @Test
    void damaged_rows_go_aside_and_what_cannot_be_parsed_ends_the_file() {
        collect("OK_MARKER", drop.fingerprint());
        String rows = "%s,好,1\r\n%s,少\r\n%s,~,3\r\n%s,多,不是数\r\n".formatted(code(1), code(2), code(3), code(4));
        byte[] bad = ("dm,mc,rs\r\n" + rows).getBytes(GB18030);
        for (int i = 0; i < bad.length; i++) {
            bad[i] = bad[i] == '~' ? (byte) 0xFF : bad[i];
        }
        put("企业_a.csv", bad);
        put("企业_b.csv", ("dm,mc,rs\r\n" + code(5) + ",\"" + "没有引号结束".repeat(20_000)).getBytes(GB18030));

        var state = harvest.turn();

        assertThat(state.error()).isNull();
        assertThat(state.accepted()).isEqualTo(1);
        assertThat(ledger()).isEqualTo("企业_a.csv:DONE:4:1:3 企业_b.csv:QUARANTINED:1:0:1");
        assertThat(harvest.platform.rows.toString()).doesNotContain("\uFFFD");
        assertThat(harvest.count("SELECT count(*) FROM collection_quarantine")).isEqualTo(4);
    }

    @Test
    void a_server_with_another_key_gets_no_password_and_a_cut_wire_is_a_failed_pass() {
        collect("OK_MARKER", "SHA256:AAAA");
        assertThat(harvest.turn().error()).isEqualTo("their host key is not the pinned one");
        harvest.close();

        collect("OK_MARKER", drop.fingerprint());
        put("企业_a.csv", csv(1, 2));
        drop.cable().cut();
        assertThat(harvest.turn().error()).isNotBlank();
        drop.cable().mend();
        assertThat(harvest.turn().accepted()).isEqualTo(2);
    }
}
