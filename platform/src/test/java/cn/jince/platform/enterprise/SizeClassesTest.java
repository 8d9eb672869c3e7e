package cn.jince.platform.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeClassesTest {
    private final SizeClasses sizes = new SizeClasses();

    /** Industry by an example code, its indicators, and the least of small, medium and large for each: typed anew. */
    private static final List<String> TABLE = List.of(
            "0111 annual_revenue 50 500 20000",
            "3411 employees 20 300 1000 annual_revenue 300 2000 40000",
            "4710 annual_revenue 300 6000 80000 total_assets 300 5000 80000",
            "5111 employees 5 20 200 annual_revenue 1000 5000 40000",
            "5211 employees 10 50 300 annual_revenue 100 500 20000",
            "5411 employees 20 300 1000 annual_revenue 200 3000 30000",
            "5920 employees 20 100 200 annual_revenue 100 1000 30000",
            "6010 employees 20 300 1000 annual_revenue 100 2000 30000",
            "6110 employees 10 100 300 annual_revenue 100 2000 10000",
            "6210 employees 10 100 300 annual_revenue 100 2000 10000",
            "6311 employees 10 100 2000 annual_revenue 100 1000 100000",
            "6511 employees 10 100 300 annual_revenue 50 1000 10000",
            "7010 annual_revenue 100 1000 200000 total_assets 2000 5000 10000",
            "7020 employees 100 300 1000 annual_revenue 500 1000 5000",
            "7111 employees 10 100 300 total_assets 100 8000 120000",
            "7320 employees 10 100 300");

    static Stream<String> industries() {
        return TABLE.stream();
    }

    @ParameterizedTest
    @MethodSource("industries")
    void is_the_lowest_class_over_the_indicators_at_every_boundary(String line) {
        String[] words = line.split(" ");
        List<String> classes = List.of("micro", "small", "medium", "large");
        for (int rank = 1; rank <= 3; rank++) {
            Map<String, BigDecimal> at = new HashMap<>();
            for (int i = 1; i < words.length; i += 4) {
                at.put(words[i], new BigDecimal(words[i + rank]));
            }
            assertThat(size(words[0], at)).isEqualTo(new SizeClasses.Size.Class(classes.get(rank)));
            for (String indicator : new ArrayList<>(at.keySet())) {
                Map<String, BigDecimal> below = new HashMap<>(at);
                below.merge(indicator, new BigDecimal("0.01"), BigDecimal::subtract);
                assertThat(size(words[0], below)).isEqualTo(new SizeClasses.Size.Class(classes.get(rank - 1)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6610", "8310", "8411", "9121", "9710", "5310", "7040"})
    void some_industries_have_no_class(String code) {
        assertThat(size(code, Map.of())).isInstanceOf(SizeClasses.Size.NoClass.class);
    }

    @Test
    void micro_in_one_indicator_settles_it_and_a_missing_one_keeps_it_open() {
        assertThat(size("3411", Map.of("employees", BigDecimal.TEN))).isEqualTo(new SizeClasses.Size.Class("micro"));
        assertThat(size("3411", Map.of("employees", BigDecimal.valueOf(500))))
                .isEqualTo(new SizeClasses.Size.Open("annual_revenue"));
    }

    private SizeClasses.Size size(String code, Map<String, BigDecimal> values) {
        return sizes.of(Sections.of(code), code, values::get);
    }
}
