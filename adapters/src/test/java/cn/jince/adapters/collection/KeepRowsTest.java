package cn.jince.adapters.collection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.intake.TestIntake;
import cn.jince.edge.Problem;
import cn.jince.testkit.frontdb.FakeFrontDatabase;
import cn.jince.testkit.store.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every row of a page has its own verdict, however many were refused. */
class KeepRowsTest {
    private static final int ROWS = 400;

    @TempDir
    Path folder;

    @Test
    void a_page_with_more_refusals_than_a_report_lists_is_settled_row_by_row() throws IOException {
        FakeFrontDatabase front = FakeFrontDatabase.on(Stores.shared().newDatabase(), 0);
        String descriptor = new ClassPathResource("data/sx.front.yaml")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("page: 5", "page: 1000");
        Path file = Files.writeString(folder.resolve("sx.front.yaml"), descriptor);
        try (front;
                Harvest harvest = new Harvest(
                        file.toUri().toString(),
                        Map.of(
                                "jince.systems.front.url", front.r2dbcUrl(),
                                "jince.systems.front.secret", front.password()))) {
            for (int n = 1; n <= ROWS; n++) {
                front.put(n, code(n), "企业" + n, 50_000L, "太原市", harvest.wall().minusMinutes(5));
            }
            harvest.platform.refuses =
                    form -> Integer.parseInt(form.creditCode().substring(12)) % 2 == 0;

            JobState state = harvest.turn();

            assertThat(state.error()).isNull();
            assertThat(state.accepted()).isEqualTo(ROWS / 2);
            assertThat(state.quarantined()).isEqualTo(ROWS / 2);
            assertThat(harvest.count("SELECT count(*) FROM collection_quarantine WHERE code = 'UNKNOWN_ATTRIBUTE'"
                            + " AND row_key::bigint % 2 = 0"))
                    .isEqualTo(ROWS / 2);
            assertThat(front.flags())
                    .allSatisfy(
                            (key, flag) -> assertThat(flag).as("row %s", key).isEqualTo(key % 2 == 0 ? "0" : "1"));
        }
    }

    @Test
    void a_row_the_platform_cannot_read_costs_that_row_only() {
        TestIntake platform = new TestIntake();
        platform.refuses = form -> {
            if (form.creditCode().endsWith("7")) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "VALIDATION_FAILED", "看不懂。");
            }
            return false;
        };
        List<Line> lines = IntStream.rangeClosed(1, 10)
                .<Line>mapToObj(n -> new Line.Good(
                        "k" + n,
                        code(n),
                        LocalDate.EPOCH,
                        Map.<String, JsonNode>of("name", JsonMapper.shared().valueToTree("企业" + n))))
                .toList();

        Kept kept = new KeepRows(platform.passOn())
                .keep(system().system(), system().divisions(), lines)
                .block();

        assertThat(kept.accepted()).hasSize(9).doesNotContainKey("k7");
        assertThat(kept.refused()).singleElement().satisfies(row -> {
            assertThat(row.key()).isEqualTo("k7");
            assertThat(row.code()).isEqualTo("VALIDATION_FAILED");
        });
    }

    private static SystemDescriptor system() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "jince.systems.front.url", "r2dbc:postgresql://localhost:1/x",
                                "jince.systems.front.secret", "s")));
        return Descriptors.read(environment, "classpath:data/sx.front.yaml")
                .systems()
                .getFirst();
    }

    private static String code(int n) {
        return "91140000MA0J%06d".formatted(n);
    }
}
