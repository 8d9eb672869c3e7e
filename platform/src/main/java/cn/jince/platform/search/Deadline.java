package cn.jince.platform.search;

import java.time.LocalDate;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.facet.range.LongRange;
import org.apache.lucene.search.Query;

/** How soon an item ends, counted in days from today with the last day inclusive. */
enum Deadline {
    WITHIN_7(0, 7),
    WITHIN_30(8, 30),
    WITHIN_90(31, 90),
    LATER(91, 40_000),
    OPEN(-1, -1);

    private final int from;
    private final int to;

    Deadline(int from, int to) {
        this.from = from;
        this.to = to;
    }

    Query query(LocalDate today) {
        return LongPoint.newRangeQuery(Fields.DEADLINE, first(today), last(today));
    }

    LongRange range(LocalDate today) {
        return new LongRange(name(), first(today), true, last(today), true);
    }

    private long first(LocalDate today) {
        return this == OPEN ? ItemDocument.OPEN : today.toEpochDay() + from;
    }

    private long last(LocalDate today) {
        return this == OPEN ? ItemDocument.OPEN : today.toEpochDay() + to;
    }
}
