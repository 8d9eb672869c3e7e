package cn.jince.platform.directline;

import cn.jince.platform.kernel.Port;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Enquiries as they are kept. */
@Port
public interface Enquiries {
    Mono<Long> nextNumber();

    /** What was asked under that key before; empty for the first time. */
    Mono<Kept> asked(String by, String key);

    record Kept(String id, String fingerprint) {}

    /** In a transaction; a key that was taken meanwhile fails as a duplicate. */
    Mono<Void> add(Enquiry enquiry, String by, String key, String fingerprint, Enquiry.Event event);

    Mono<Enquiry> find(String id);

    Flux<Enquiry.Event> timeline(String id);

    /** In a transaction; false where another step came first. */
    Mono<Boolean> save(Enquiry.Step step);

    /** Newest first, at most 200. */
    Flux<Enquiry> ofEnterprise(String creditCode, Enquiry.@Nullable State state);

    /**
     * Due first, at most 200.
     *
     * @param creditCode of one enterprise alone; null for all
     * @param overdueOn only open ones due before that day; null for all
     */
    Flux<Enquiry> ofDivision(
            String prefix, @Nullable String creditCode, Enquiry.@Nullable State state, @Nullable LocalDate overdueOn);

    /** Published answers, newest first, at most 50. */
    Mono<List<Enquiry>> published(@Nullable String itemId, @Nullable String text);

    Mono<Figures> figures(String prefix, LocalDate today);

    record Figures(
            long open,
            long overdue,
            long answered,
            long answeredInTime,
            long dissatisfied,
            @Nullable Double averageStars) {}
}
