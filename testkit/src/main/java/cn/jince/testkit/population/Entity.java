package cn.jince.testkit.population;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 市场主体 of the population. A source that knows nothing of it is null.
 *
 * @param row its number in the population
 * @param division county or development zone it is registered in
 */
public record Entity(
        long row,
        Kind kind,
        String creditCode,
        String name,
        String division,
        String industryCode,
        Registration registration,
        @Nullable Tax tax,
        @Nullable Insurance insurance,
        @Nullable Statistics statistics,
        @Nullable String creditFlag,
        @Nullable List<String> qualifications) {

    /** What it is registered as; the character is the second of its credit code. */
    public enum Kind {
        ENTERPRISE('1'),
        INDIVIDUAL('2'),
        COOPERATIVE('3');

        private final char category;

        Kind(char category) {
            this.category = category;
        }

        char category() {
            return category;
        }
    }

    public record Registration(String entityType, String ownership, String status, int registeredOnDay) {}

    /** Money in hundredths of 万元. */
    public record Tax(
            long mainRevenue, long revenue, long assets, long taxableIncome, long research, boolean general) {}

    /** @param layoffPermille layoff rate in thousandths */
    public record Insurance(int employees, int months, int layoffPermille) {}

    public record Statistics(String status, int consecutiveYears, boolean directReport) {}

    /** Facts by source system, in the words of the wire: attribute to text, number, boolean or list. */
    public Map<String, Map<String, @Nullable Object>> facts() {
        return EntityFacts.of(this);
    }
}
