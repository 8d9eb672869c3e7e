package cn.jince.platform.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AnonymityTest {
    private static final int K = 5;

    @Property
    void nothing_under_k_is_shown_or_can_be_computed(@ForAll("tables") List<Integer> table) {
        long[] cells = table.stream().mapToLong(Integer::longValue).toArray();

        boolean[] hidden = Anonymity.hidden(cells, K);

        int count = 0;
        long sum = 0;
        for (int i = 0; i < cells.length; i++) {
            assertThat(hidden[i] || cells[i] == 0 || cells[i] >= K).isTrue();
            count += hidden[i] ? 1 : 0;
            sum += hidden[i] ? cells[i] : 0;
        }
        boolean all = count == cells.length;
        assertThat(count == 0 || all || count > 1 && sum >= K).isTrue();
    }

    @Test
    void a_small_cell_takes_the_next_smallest_with_it() {
        assertThat(Anonymity.hidden(new long[] {100, 3, 40, 0}, K)).containsExactly(false, true, true, false);
        assertThat(Anonymity.hidden(new long[] {100, 3, 4, 0}, K)).containsExactly(false, true, true, false);
        assertThat(Anonymity.hidden(new long[] {100, 1, 2, 9}, K)).containsExactly(false, true, true, true);
        assertThat(Anonymity.hidden(new long[] {100, 0, 7}, K)).containsExactly(false, false, false);
        assertThat(Anonymity.hidden(new long[] {0, 2, 0}, K)).containsExactly(true, true, true);
    }

    @Provide
    Arbitrary<List<Integer>> tables() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 6)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 1000)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
