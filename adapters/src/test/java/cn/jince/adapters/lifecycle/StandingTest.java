package cn.jince.adapters.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.descriptor.SystemDescriptor.Mode;
import cn.jince.api.reply.Reply.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {
    private static final List<String> SUBJECTS =
            IntStream.range(0, 10_000).mapToObj("91140902MA0%07d"::formatted).toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 90, 100})
    void a_pilot_by_share_is_near_its_share_and_always_the_same(int share) {
        Standing pilot = standing(Mode.DIRECT, List.of(), share);

        List<String> in = open(pilot);

        assertThat(in.size()).isBetween(share * 100 - 150, share * 100 + 150);
        assertThat(open(pilot)).isEqualTo(in);
        assertThat(open(standing(Mode.DIRECT, List.of(), Math.min(100, share + 5))))
                .as("a larger share keeps who was in")
                .containsAll(in);
    }

    @Test
    void another_capability_pilots_other_subjects() {
        Standing other =
                new Standing("sx.x", "x.z", "140000", Stage.PILOT, Mode.DIRECT, "", null, null, List.of(), 10, null, 0);

        assertThat(open(other)).isNotEqualTo(open(standing(Mode.DIRECT, List.of(), 10)));
    }

    @Test
    void a_pilot_by_divisions_lets_in_who_lives_there_and_with_a_share_only_so_many() {
        Standing listed = standing(Mode.DIRECT, List.of("140900", "140105"), null);
        Standing both = standing(Mode.DIRECT, List.of("140900"), 20);

        assertThat(listed.closed("s", "140902")).isNull();
        assertThat(listed.closed("s", "140105")).isNull();
        assertThat(listed.closed("s", "140106")).isEqualTo(Reason.NOT_CONNECTED);
        assertThat(both.closed(SUBJECTS.getFirst(), "140200")).isEqualTo(Reason.NOT_CONNECTED);
        assertThat(open(both).size()).isBetween(1_850, 2_150);
        assertThat(standing(Mode.DIRECT, List.of(), null).closed("s", "140902"))
                .as("a pilot of nobody")
                .isEqualTo(Reason.NOT_CONNECTED);
    }

    @Test
    void what_is_collected_or_confirmed_by_hand_is_not_called() {
        assertThat(standing(Mode.COLLECTED, List.of("140000"), null).closed("s", "140902"))
                .isEqualTo(Reason.NOT_CONNECTED);
        assertThat(standing(Mode.MANUAL, List.of("140000"), null).closed("s", "140902"))
                .isEqualTo(Reason.NOT_CONNECTED);
    }

    @Test
    void a_suspension_remembers_where_it_came_from() {
        Standing live = StageMovesTest.standing(Stage.LIVE, null);

        assertThat(live.to(Stage.SUSPENDED).suspendedFrom()).isEqualTo(Stage.LIVE);
        assertThat(live.to(Stage.SUSPENDED).to(Stage.LIVE).suspendedFrom()).isNull();
        assertThat(live.to(Stage.SUSPENDED).version()).isEqualTo(1);
    }

    private static List<String> open(Standing standing) {
        return SUBJECTS.stream()
                .filter(subject -> standing.closed(subject, "140902") == null)
                .toList();
    }

    private static Standing standing(Mode mode, List<String> pilot, @Nullable Integer share) {
        return new Standing("sx.x", "x.y", "140000", Stage.PILOT, mode, "", null, null, pilot, share, null, 0);
    }
}
