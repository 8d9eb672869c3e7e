package cn.jince.platform.fiscal;

import cn.jince.platform.kernel.Port;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The daily comparison as it is kept. */
@Port
public interface ParityDays {
    /** @param gaps over all lines */
    record Day(LocalDate day, Instant at, int lines, int gaps) {}

    /** A gap with the line it is on. */
    record Shown(LocalDate day, String itemName, String division, ParityLine.Gap gap) {}

    Flux<ParityLine> lines();

    Mono<Boolean> done(LocalDate day);

    /** Replaces what the day held. */
    Mono<Void> keep(Day day, List<ParityLine.Gap> gaps);

    /** Newest first, at most 31. */
    Flux<Day> newest();

    /** Of lines of those divisions, on the newest day; at most 500. */
    Flux<Shown> gaps(String divisionPrefix);
}
