package cn.jince.platform.fiscal;

import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Background;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 日对账: once a day the ledger is compared with reservations, payouts and clawbacks, line by line. */
@UseCase
public class CheckParity {
    private static final Logger log = LoggerFactory.getLogger(CheckParity.class);
    private final ParityDays days;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    CheckParity(ParityDays days, PlatformClock clock, TransactionalOperator inTransaction, Background background) {
        this.days = days;
        this.clock = clock;
        this.inTransaction = inTransaction;
        background.repeat("parity", Duration.ofMinutes(5), this::daily);
    }

    private Mono<Void> daily() {
        LocalDate today = clock.today();
        return days.done(today)
                .flatMap(done -> done ? Mono.empty() : check(today).then());
    }

    /** Now, whether the day was compared before or not. */
    public Mono<ParityDays.Day> now() {
        return check(clock.today());
    }

    private Mono<ParityDays.Day> check(LocalDate day) {
        return days.lines()
                .collect(Found::new, Found::add)
                .flatMap(found -> keep(day, found))
                .as(inTransaction::transactional);
    }

    /** Counts every line and holds the gaps only, the first thousand of them. */
    private static final class Found {
        private int lines;
        private final List<ParityLine.Gap> gaps = new ArrayList<>();

        void add(ParityLine line) {
            lines++;
            if (gaps.size() < 1_000) {
                gaps.addAll(line.gaps());
            }
        }
    }

    private Mono<ParityDays.Day> keep(LocalDate day, Found found) {
        List<ParityLine.Gap> gaps = found.gaps;
        gaps.forEach(gap -> log.warn(
                "parity of line {}: {} is {} in the ledger and {} elsewhere",
                gap.lineId(),
                gap.account(),
                gap.ledgerFen(),
                gap.otherFen()));
        ParityDays.Day kept = new ParityDays.Day(day, clock.instant(), found.lines, gaps.size());
        return days.keep(kept, gaps).thenReturn(kept);
    }
}
