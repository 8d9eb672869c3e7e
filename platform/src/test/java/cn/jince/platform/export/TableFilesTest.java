package cn.jince.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

class TableFilesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1|'=1+1",
                "+8613800000000|'+8613800000000",
                "-2|'-2",
                "@SUM(A1)|'@SUM(A1)",
                "＝1|'＝1",
                "甲,乙|\"甲,乙\"",
                "说\"好\"|\"说\"\"好\"\"\"",
                "平常|平常"
            })
    void a_text_that_a_spreadsheet_would_run_stays_a_text(String cell, String csv) {
        assertThat(Cells.csv(cell)).isEqualTo(csv);
    }

    @Test
    void a_negative_number_stays_a_number() {
        assertThat(Cells.csv(Table.yuan(-123L))).isEqualTo("-1.23");
        assertThat(Cells.csv(null)).isEmpty();
    }

    @Test
    void who_reads_slowly_makes_the_rows_wait() {
        AtomicInteger asked = new AtomicInteger();
        Table table = new Table(
                "长表",
                "全部",
                List.of("序号"),
                () -> Flux.range(0, 1_000_000)
                        .doOnNext(_ -> asked.incrementAndGet())
                        .map(n -> Arrays.asList((Object) n)));

        Long bytes = TableFiles.csv(table, List.of())
                .limitRate(1)
                .take(3)
                .map(buffer -> (long) buffer.readableByteCount())
                .reduce(0L, Long::sum)
                .block(Duration.ofSeconds(20));

        assertThat(bytes).isPositive();
        assertThat(asked.get()).isLessThan(2_000);
    }

    @Test
    void a_workbook_of_many_rows_is_written_batch_by_batch() {
        Table table = new Table(
                "长表", "全部", List.of("序号", "名称"), () -> Flux.range(0, 30_000).map(n -> Arrays.asList(n, "企业" + n)));

        Long bytes = TableFiles.xlsx(table, List.of("筛选条件：全部"))
                .doOnNext(DataBufferUtils::release)
                .map(buffer -> (long) buffer.capacity())
                .reduce(0L, Long::sum)
                .block(Duration.ofSeconds(60));

        assertThat(bytes).isGreaterThan(100_000);
    }
}
