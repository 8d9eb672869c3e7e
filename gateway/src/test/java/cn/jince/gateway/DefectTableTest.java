package cn.jince.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The defects of the stock gateway, row by row: {@code defects.tsv} says which are shown to be gone, and the tests that
 * bear the row's id in their name say it too.
 */
class DefectTableTest {
    private static final Pattern NAME = Pattern.compile("(?:@DisplayName\\(\\s*|all\\.put\\()\"((?:[A-Z]\\d+b? )+)");

    @Test
    void what_the_table_calls_shown_is_shown_and_nothing_else() throws IOException {
        Map<String, String> table = new HashMap<>();
        try (InputStream in = DefectTableTest.class.getResourceAsStream("/defects.tsv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .forEach(row -> table.put(row[0], row[1]));
        }
        Set<String> named = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith("Test.java")).toList();
            for (Path source : sources) {
                NAME.matcher(Files.readString(source))
                        .results()
                        .forEach(found ->
                                named.addAll(List.of(found.group(1).trim().split(" "))));
            }
        }

        assertThat(table).hasSize(43);
        assertThat(table.values()).containsOnly("shown", "open");
        table.forEach((id, state) -> assertThat(named.contains(id)).as(id).isEqualTo(state.equals("shown")));
        assertThat(table.keySet()).containsAll(named);
    }
}
