package cn.jince.adapters.collection;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What one pass of a source came to, for the conformance kit: rows are put into our words and handed to nobody.
 *
 * @param rows in our words, each with its key, in their order
 * @param refused what could not be put so
 * @param latest the latest day a row holds for
 * @param failure how the pass broke off, in a sentence; null where it came to its end
 */
public record Trial(
        List<String> rows,
        List<Row.Damaged> refused,
        @Nullable LocalDate latest,
        @Nullable String failure) {
    /** A pass that had to be ended from outside. */
    public static final String NEVER_ENDED = "NEVER_ENDED";

    /** @param keeps whether the source is to take what was read for kept */
    public static Mono<Trial> run(Capability capability, Source source, Instant now, boolean keeps, Duration longest) {
        return Mono.defer(() -> {
            RowMapping mapping = new RowMapping(capability);
            Pass pass = new Pass("conformance", capability.capability(), null, now, keeps);
            List<String> rows = new ArrayList<>();
            List<Row.Damaged> refused = new ArrayList<>();
            List<LocalDate> days = new ArrayList<>();
            return Flux.<Page>from(source.pages(pass))
                    .concatMap(page -> page(page, mapping, keeps, rows, refused, days), 0)
                    .then()
                    .timeout(longest)
                    .thenReturn("")
                    .onErrorResume(failure ->
                            Mono.just(failure instanceof TimeoutException ? NEVER_ENDED : Failures.sentence(failure)))
                    .map(failure -> new Trial(
                            List.copyOf(rows),
                            List.copyOf(refused),
                            days.stream().max(LocalDate::compareTo).orElse(null),
                            failure.isEmpty() ? null : failure));
        });
    }

    private static Mono<Void> page(
            Page page,
            RowMapping mapping,
            boolean keeps,
            List<String> rows,
            List<Row.Damaged> refused,
            List<LocalDate> days) {
        List<Line> lines = page.rows().stream().map(mapping::of).toList();
        Mono<Void> kept = Mono.fromRunnable(() -> lines.forEach(line -> {
            switch (line) {
                case Line.Good good -> {
                    rows.add(good.toString());
                    days.add(good.day());
                }
                case Line.Bad bad -> refused.add(bad.row());
            }
        }));
        if (!keeps) {
            return kept;
        }
        Kept all = Kept.of(lines, Map.of());
        return page.begin().then(kept).then(Mono.defer(() -> page.settle(all))).then(Mono.defer(() -> page.mark(all)));
    }

    public boolean ended() {
        return !NEVER_ENDED.equals(failure);
    }
}
