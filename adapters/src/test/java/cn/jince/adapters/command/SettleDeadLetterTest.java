package cn.jince.adapters.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.command.Command.Errand;
import cn.jince.adapters.command.Command.Standing;
import cn.jince.adapters.command.Command.State;
import cn.jince.adapters.command.Command.Times;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettleDeadLetterTest {

    @ParameterizedTest
    @CsvSource({
        "RETRY,      false, QUEUED",
        "RETRY,      true,  UNCERTAIN",
        "SKIP,       false, SKIPPED",
        "SKIP,       true,  SKIPPED",
        "COMPENSATE, false, COMPENSATED",
        "COMPENSATE, true,  COMPENSATED"
    })
    void a_dead_letter_goes_where_the_verb_says(OperatorVerb verb, boolean mayHaveArrived, State to) {
        assertThat(SettleDeadLetter.decide(command(State.DEAD, mayHaveArrived), verb))
                .isEqualTo(to);
    }

    @ParameterizedTest
    @EnumSource(value = State.class, mode = EnumSource.Mode.EXCLUDE, names = "DEAD")
    void nothing_else_is_moved_by_an_operator(State state) {
        for (OperatorVerb verb : OperatorVerb.values()) {
            assertThat(SettleDeadLetter.decide(command(state, true), verb)).isEqualTo(state);
        }
    }

    private static Command command(State state, boolean mayHaveArrived) {
        return new Command(
                "claim-000001",
                new Errand("city.claim-relay", "sx.changzhi", "140406", "x", "x", Map.of(), "", 0),
                new Standing(state, null, null, null, null),
                mayHaveArrived,
                3,
                3,
                new Times(Instant.EPOCH, null, Instant.EPOCH));
    }
}
