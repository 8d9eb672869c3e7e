package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.testkit.province.FakeSystem;
import cn.jince.testkit.province.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thirteen kinds of faults at every system of the province, over real sockets through the whole onion. The cells run
 * once, a few systems at a time, and leave {@code target/fault-matrix.md}.
 */
class FaultMatrixTest {
    private static final int AT_ONCE = 10;
    private static final Map<String, Map<FaultRow, CellRun.Verdict>> verdicts = new LinkedHashMap<>();

    @TempDir
    static Path folder;

    @BeforeAll
    static void run() throws IOException {
        long began = System.nanoTime();
        Map<Column, Attributes> usual = new LinkedHashMap<>();
        try (MatrixProvince province = new MatrixProvince(folder)) {
            for (Column column : Columns.of(province)) {
                verdicts.put(column.toString(), new EnumMap<>(FaultRow.class));
                usual.put(column, column.usual());
            }
            atOnce(usual, column -> alone(column, usual.get(column)));
            allDown(usual);
        }
        Files.writeString(
                Path.of("target/fault-matrix.md"),
                MatrixReport.of(verdicts, Duration.ofNanos(System.nanoTime() - began)));
    }

    private static void alone(Column column, Attributes usual) {
        for (FaultRow row : FaultRow.values()) {
            if (row != FaultRow.A12) {
                Objects.requireNonNull(verdicts.get(column.toString())).put(row, new CellRun(column, usual).run(row));
            }
        }
    }

    /** A12: nobody is there at all; then everybody is back. */
    private static void allDown(Map<Column, Attributes> usual) {
        usual.keySet().forEach(column -> column.fake().fail(Fault.REFUSE));
        Map<Column, CellRun> runs = new LinkedHashMap<>();
        Map<Column, Column.Session> sessions = new LinkedHashMap<>();
        usual.forEach((column, well) -> {
            runs.put(column, new CellRun(column, well));
            sessions.put(column, column.session());
        });
        atOnce(
                usual,
                column -> Objects.requireNonNull(runs.get(column))
                        .hit(
                                Objects.requireNonNull(sessions.get(column)),
                                "all down",
                                Expected.of(column, Fault.REFUSE)));
        usual.keySet().stream().map(Column::fake).forEach(FakeSystem::heal);
        atOnce(usual, column -> {
            CellRun run = Objects.requireNonNull(runs.get(column));
            run.healed(Objects.requireNonNull(sessions.get(column)), "all down");
            Objects.requireNonNull(verdicts.get(column.toString())).put(FaultRow.A12, run.verdict());
        });
    }

    private static void atOnce(Map<Column, Attributes> columns, Consumer<Column> work) {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            columns.keySet().stream()
                    .map(column -> CompletableFuture.runAsync(() -> work.accept(column), workers))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    static Stream<Arguments> cells() {
        return verdicts.keySet().stream()
                .flatMap(system -> Stream.of(FaultRow.values()).map(row -> Arguments.of(row, system)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("cells")
    void comes_as_expected_and_heals(FaultRow row, String system) {
        CellRun.Verdict verdict = Objects.requireNonNull(
                Objects.requireNonNull(verdicts.get(system)).get(row), "an empty cell");

        assertThat(verdict.wrong()).isEmpty();
        assertThat(verdict.came()).isNotEmpty().doesNotContain("ABSENT");
    }

    @Test
    void no_system_of_the_province_is_left_out() {
        assertThat(verdicts.keySet()).containsExactlyInAnyOrderElementsOf(Columns.names());
    }
}
