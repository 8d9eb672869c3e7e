package cn.jince.adapters.reconciliation;

import cn.jince.adapters.command.Sm3;
import cn.jince.api.adapters.ReconciliationViews.DayLine;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A day in one record: how many, how much, and what exactly. */
public record Book(long count, long sumFen, String hash, List<DayLine> lines) {

    /** SM3 over {@code key,fen\n}, sorted by key. */
    public static Book of(List<DayLine> lines) {
        List<DayLine> sorted =
                lines.stream().sorted(Comparator.comparing(DayLine::key)).toList();
        String text = sorted.stream()
                .map(line -> line.key() + "," + line.amountFen() + "\n")
                .collect(Collectors.joining());
        return new Book(
                sorted.size(), sorted.stream().mapToLong(DayLine::amountFen).sum(), Sm3.of(text), sorted);
    }

    boolean agreesWith(Book other) {
        return count == other.count && sumFen == other.sumFen && hash.equals(other.hash);
    }
}
