package cn.jince.adapters.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.descriptor.SystemDescriptor.Mode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageMovesTest {
    private static final List<Stage> FORWARD =
            List.of(Stage.RESERVED, Stage.SANDBOX, Stage.SHADOW, Stage.PILOT, Stage.LIVE);

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
                    .isEqualTo(List.of(allowed.split(" ")).contains(to.name()));
        }
    }

    /** Stage, where it was suspended from, and the steps that take a badge. */
    @ParameterizedTest(name = "from {0}, suspended from {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    RESERVED  |          | SANDBOX
                    SANDBOX   |          | SHADOW
                    SHADOW    |          | PILOT
                    PILOT     |          | LIVE
                    LIVE      |          | none
                    RETIRED   |          | none
                    SUSPENDED |          | SANDBOX SHADOW PILOT LIVE
                    SUSPENDED | SANDBOX  | SHADOW PILOT LIVE
                    SUSPENDED | SHADOW   | PILOT LIVE
                    SUSPENDED | PILOT    | LIVE
                    SUSPENDED | LIVE     | none
                    SUSPENDED | RETIRED  | SANDBOX SHADOW PILOT LIVE
                    """)
    void only_a_step_beyond_what_was_reached_takes_a_badge(Stage from, @Nullable Stage suspendedFrom, String badged) {
        for (Stage to : Stage.values()) {
            if (StageMoves.allows(from, to)) {
                assertThat(StageMoves.needsBadge(standing(from, suspendedFrom), to))
                        .as(from + " to " + to)
                        .isEqualTo(List.of(badged.split(" ")).contains(to.name()));
            }
        }
    }

    /** Whatever operators do: who has no badge never comes further than where it began. */
    @Property
    void without_a_badge_nobody_comes_further(@ForAll Stage begin, @ForAll @Size(max = 30) List<Stage> verbs) {
        Standing now = standing(begin, null);
        int furthest = begin == Stage.RETIRED ? 0 : Math.max(0, FORWARD.indexOf(begin));
        for (Stage verb : verbs) {
            if (StageMoves.allows(now.stage(), verb) && !StageMoves.needsBadge(now, verb)) {
                now = now.to(verb);
            }
            assertThat(FORWARD.indexOf(now.stage())).isLessThanOrEqualTo(furthest);
        }
    }

    /** Every step can be taken back, in at most two steps. */
    @Property
    void every_step_can_be_taken_back(@ForAll Stage from, @ForAll Stage to) {
        if (StageMoves.allows(from, to)) {
            assertThat(StageMoves.allows(to, from)
                            || List.of(Stage.values()).stream()
                                    .anyMatch(via -> StageMoves.allows(to, via) && StageMoves.allows(via, from)))
                    .isTrue();
        }
    }

    static Standing standing(Stage stage, @Nullable Stage suspendedFrom) {
        return new Standing(
                "sx.x", "x.y", "140000", stage, Mode.DIRECT, "提示。", null, null, List.of(), null, suspendedFrom, 0);
    }
}
