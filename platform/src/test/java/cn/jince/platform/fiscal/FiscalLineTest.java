package cn.jince.platform.fiscal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.fiscal.FiscalLine.Content;
import cn.jince.platform.fiscal.FiscalLine.PlannedMonth;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.DivisionCode.Level;
import cn.jince.platform.kernel.Outcome;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiscalLineTest {
    private static final List<Share> WHOLE = List.of(Share.of(Level.STATE, "9/10"), Share.of(Level.PROVINCE, "1/10"));

    private static FiscalLine line(long budget, long left, FiscalLine.State state) {
        return new FiscalLine(
                "l",
                new FiscalLine.Key("P1", 2026, new DivisionCode("140000")),
                "item",
                "dept",
                new Content(budget, "source", WHOLE, List.of()),
                left,
                state,
                3);
    }

    @Property
    void a_split_sums_to_the_amount_and_nobody_bears_more_than_a_fen_too_much(
            @ForAll @LongRange(max = 10_000_000_000_000L) long amount,
            @ForAll @IntRange(min = 1, max = 98) int first,
            @ForAll @IntRange(min = 1, max = 97) int second) {
        int of = first + second + 1;
        List<Share> shares = List.of(
                Share.of(Level.STATE, first + "/" + of),
                Share.of(Level.PROVINCE, second + "/" + of),
                Share.of(Level.CITY, "1/" + of));
        List<Long> split = Share.split(amount, shares);
        assertThat(Share.whole(shares)).isTrue();
        assertThat(split.stream().mapToLong(Long::longValue).sum()).isEqualTo(amount);
        assertThat(split.get(0)).isEqualTo(Math.multiplyExact(amount, first) / of);
        assertThat(split.get(2)).isBetween(amount / of, amount / of + 2);
    }

    @ParameterizedTest
    @CsvSource({"9/10, 1/10, true", "2/3, 1/3, true", "2/3, 3334/10000, false", "1/2, 1/3, false", "1/1, 0/1, true"})
    void shares_make_up_exactly_the_whole(String state, String province, boolean whole) {
        assertThat(Share.whole(List.of(Share.of(Level.STATE, state), Share.of(Level.PROVINCE, province))))
                .isEqualTo(whole);
        assertThat(Share.whole(List.of(Share.of(Level.STATE, "1/2"), Share.of(Level.STATE, "1/2"))))
                .isFalse();
        assertThat(Share.whole(List.of())).isFalse();
    }

    /** Whatever budget is named: what is bound stays bound, and nothing is left below nought. */
    @Property
    void an_amended_budget_never_falls_below_what_is_bound(
            @ForAll @LongRange(max = 1000) long before,
            @ForAll @LongRange(max = 1000) long left,
            @ForAll @LongRange(max = 2000) long next) {
        FiscalLine line = line(before, Math.min(left, before), FiscalLine.State.DRAFT);
        Outcome<FiscalLine, FiscalRefusal> outcome = line.amended(new Content(next, "s", WHOLE, List.of()), "");
        if (next < line.boundFen()) {
            assertThat(outcome).isEqualTo(Outcome.refused(new FiscalRefusal.BelowBound(line.boundFen())));
        } else {
            FiscalLine amended = outcome.orElseThrow(refusal -> new IllegalStateException(refusal.toString()));
            assertThat(amended.boundFen()).isEqualTo(line.boundFen());
            assertThat(amended.leftFen()).isNotNegative();
            assertThat(amended.version()).isEqualTo(4);
        }
    }

    @Test
    void says_what_is_wrong_with_a_plan() {
        FiscalLine published = line(100, 100, FiscalLine.State.PUBLISHED);
        assertThat(published.amended(content(new PlannedMonth(1, 60), new PlannedMonth(2, 41)), "调整"))
                .isEqualTo(Outcome.refused(new FiscalRefusal.PlanOverBudget(101, 100)));
        assertThat(published.amended(content(new PlannedMonth(13, 1)), "调整")).isInstanceOf(Outcome.Refused.class);
        assertThat(published.amended(content(new PlannedMonth(1, -1)), "调整")).isInstanceOf(Outcome.Refused.class);
        assertThat(published.amended(content(new PlannedMonth(1, 1), new PlannedMonth(1, 1)), "调整"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(published.amended(content(), "")).isInstanceOf(Outcome.Refused.class);
        assertThat(published.amended(content(new PlannedMonth(1, 100)), "调整")).isInstanceOf(Outcome.Done.class);
        assertThat(published.published()).isEqualTo(Outcome.refused(new FiscalRefusal.AlreadyPublished()));
        assertThat(line(0, -5, FiscalLine.State.OPENED).published()).isInstanceOf(Outcome.Refused.class);
    }

    private static Content content(PlannedMonth... plan) {
        return new Content(100L, "source", WHOLE, List.of(plan));
    }
}
