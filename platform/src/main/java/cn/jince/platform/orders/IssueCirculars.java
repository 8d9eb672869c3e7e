package cn.jince.platform.orders;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Background;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Issues last month's circular of the province and of each city, once a month has begun; none where nothing was. All
 * officers below read it: it names what is late and whose task it is, and no enterprise.
 */
@UseCase
public class IssueCirculars {
    private static final int NAMED = 100;
    private final Circulars circulars;
    private final Overdue overdue;
    private final PlatformClock clock;
    private final List<DivisionCode> divisions = Divisions.shanxi().all().keySet().stream()
            .filter(code -> code.endsWith("00"))
            .map(DivisionCode::new)
            .toList();

    IssueCirculars(Circulars circulars, Overdue overdue, PlatformClock clock, Background background) {
        this.circulars = circulars;
        this.overdue = overdue;
        this.clock = clock;
        background.repeat("circulars", Duration.ofMinutes(30), this::round);
    }

    Mono<Void> round() {
        LocalDate today = clock.today();
        LocalDate month = today.withDayOfMonth(1).minusMonths(1);
        String period = month.toString().substring(0, 7);
        return Flux.fromIterable(divisions)
                .filterWhen(division -> circulars.issued(division, period).map(issued -> !issued))
                .concatMap(division -> circulars
                        .rows(division, month, today)
                        .filter(row -> !row.isEmpty())
                        .collectList()
                        .filter(rows -> !rows.isEmpty())
                        .flatMap(rows -> named(division, today)
                                .flatMap(lines ->
                                        circulars.keep(new Circular(division, period, clock.instant(), rows, lines)))))
                .then();
    }

    private Mono<List<Overdue.Line>> named(DivisionCode division, LocalDate today) {
        return overdue.of(division.prefix(), today)
                .filter(line -> line.dueOn() != null)
                .take(NAMED)
                .map(Overdue.Line::unnamed)
                .collectList();
    }
}
