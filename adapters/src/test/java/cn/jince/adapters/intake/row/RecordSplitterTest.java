package cn.jince.adapters.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

class RecordSplitterTest {
    private static List<RawRow> split(byte[] bytes, int at, boolean quotes, int longest) {
        RecordSplitter splitter = new RecordSplitter(quotes, longest);
        List<RawRow> rows = new ArrayList<>();
        for (byte[] part : List.of(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length))) {
            rows.addAll(splitter.split(DefaultDataBufferFactory.sharedInstance.wrap(part)));
        }
        rows.addAll(splitter.end());
        return rows;
    }

    @Test
    void records_are_the_same_wherever_the_bytes_are_cut() {
        Charset gb18030 = Charset.forName("GB18030");
        byte[] bytes = "\"名称,含逗号\",\"两\n行\"\r\n\r\n铱镕𠮷,\"他说\"\"好\"\"\"\n最后".getBytes(gb18030);
        for (int at = 0; at <= bytes.length; at++) {
            assertThat(split(bytes, at, true, 1000).stream().map(row -> new String(row.bytes(), gb18030)))
                    .containsExactly("\"名称,含逗号\",\"两\n行\"", "铱镕𠮷,\"他说\"\"好\"\"\"", "最后");
        }
    }

    @Test
    void a_byte_order_mark_and_blank_lines_are_no_content() {
        byte[] bytes = "\uFEFF{}\n  \n{}".getBytes(StandardCharsets.UTF_8);
        assertThat(split(bytes, 1, false, 1000))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.bytes()).hasSize(2));
    }

    @Test
    void a_quote_that_is_never_closed_swallows_no_more_than_one_rows_length() {
        String bad = "\"" + "x".repeat(10) + "\n";
        byte[] bytes = (bad + "1,2\n".repeat(100)).getBytes(StandardCharsets.UTF_8);

        List<RawRow> rows = split(bytes, 5, true, 64);

        assertThat(rows.getFirst().tooLong()).isTrue();
        assertThat(rows).hasSizeGreaterThan(80);
    }

    @Test
    void a_quote_inside_a_field_is_just_a_character() {
        byte[] bytes = "5\" tube,1\n2,3\n".getBytes(StandardCharsets.UTF_8);
        assertThat(split(bytes, 3, true, 64)).hasSize(2);
    }
}
