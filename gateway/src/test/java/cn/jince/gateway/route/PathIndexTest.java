package cn.jince.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathIndexTest {
    private static PathIndex<String> index(String... patterns) {
        PathIndex<String> index = new PathIndex<>();
        for (String pattern : patterns) {
            index.add(pattern, pattern);
        }
        return index;
    }

    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/a,/a",
        "/a/,/a/**",
        "/a/b,/a/b",
        "/a/x,/a/*",
        "/a/x.svg,/a/*.svg",
        "/a/.svg,/a/*.svg",
        "/a/b/c,/a/*/c",
        "/a/b/d,/a/**",
        "/a/x/c/e,/a/**",
        "/ab,",
        "/b,",
        "'',"
    })
    void the_most_specific_path_wins(String path, String pattern) {
        PathIndex<String> index = index("/a/**", "/a/*", "/a/*.svg", "/a/b", "/a/*/c", "/a", "/");

        assertThat(index.find(path, _ -> true)).isEqualTo(pattern);
    }

    @Test
    void a_row_that_is_not_wanted_gives_way_to_a_less_specific_one() {
        PathIndex<String> index = index("/a/b", "/a/*", "/a/**", "/**");
        List<String> tried = new ArrayList<>();

        assertThat(index.find("/a/b", row -> tried.add(row) && row.equals("/**")))
                .isEqualTo("/**");
        assertThat(tried).containsExactly("/a/b", "/a/*", "/a/**", "/**");
    }

    @Test
    @DisplayName("M12 one row is tried for a path, among 10 rows and among 10,000")
    void the_number_of_rows_does_not_matter() {
        for (int rows : List.of(10, 10_000)) {
            PathIndex<Integer> index = new PathIndex<>();
            for (int i = 0; i < rows; i++) {
                index.add("/tenant" + i + "/things/**", i);
            }
            List<Integer> tried = new ArrayList<>();

            assertThat(index.find("/tenant" + (rows - 1) + "/things/a/b", tried::add))
                    .isEqualTo(rows - 1);
            assertThat(tried).hasSize(1);
        }
    }
}
