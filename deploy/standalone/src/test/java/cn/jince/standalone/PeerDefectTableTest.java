package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Twenty defects of peer systems, each with the tests that show we do not have it; a test that is renamed is noticed.
 */
class PeerDefectTableTest {
    private static final Path HOUSE = Path.of("../..");

    @Test
    void each_of_the_twenty_names_tests_that_exist() throws IOException {
        List<List<String>> rows = rows();

        assertThat(rows.stream().map(List::getFirst))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(String::valueOf).toList());
        for (List<String> row : rows) {
            assertThat(row.subList(2, row.size())).as(row.get(1)).isNotEmpty().allMatch(this::exists);
        }
    }

    @Test
    void a_test_that_does_not_exist_is_noticed() {
        assertThat(exists("platform EvaluationLawsTest.nobody_wrote_this")).isFalse();
        assertThat(exists("platform NobodysTest.no_data_never_decides")).isFalse();
    }

    private static List<List<String>> rows() throws IOException {
        try (InputStream in = PeerDefectTableTest.class.getResourceAsStream("/peer-defects.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Arrays.asList(line.split("\t")))
                    .toList();
        }
    }

    /** @param named module, class and method */
    private boolean exists(String named) {
        String module = named.substring(0, named.indexOf(' '));
        String type = named.substring(module.length() + 1, named.indexOf('.'));
        String method = named.substring(named.indexOf('.') + 1);
        Path sources = HOUSE.resolve(module.equals("standalone") ? "deploy/standalone" : module)
                .resolve("src/test/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(file -> file.endsWith(type + ".java")).toList()) {
                if (Files.readString(file).contains("void " + method + "(")) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
