package cn.jince.adapters.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.descriptor.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageMovesTest {
    @ParameterizedTest(name = "from {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    RESERVED  | SANDBOX RETIRED
                    SANDBOX   | RESERVED SHADOW SUSPENDED
                    SHADOW    | SANDBOX PILOT SUSPENDED
                    PILOT     | SHADOW LIVE SUSPENDED
                    LIVE      | PILOT SUSPENDED RETIRED
                    SUSPENDED | SANDBOX SHADOW PILOT LIVE RETIRED
                    RETIRED   | RESERVED SUSPENDED
                    """)
    void every_stage_moves_only_where_the_table_says(Stage from, String allowed) {
        for (Stage to : Stage.values()) {
            assertThat(StageMoves.allows(from, to))
                    .as(from + " to " + to)
                    .isEqualTo(java.util.List.of(allowed.split(" ")).contains(to.name()));
        }
    }
}
