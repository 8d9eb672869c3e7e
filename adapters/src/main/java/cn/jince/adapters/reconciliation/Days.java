package cn.jince.adapters.reconciliation;

import cn.jince.api.adapters.ReconciliationViews.DayLine;
import cn.jince.api.adapters.ReconciliationViews.GapView;
import cn.jince.api.adapters.ReconciliationViews.ReconciliationView;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Days and gaps as they are kept. The database's clock says which days are over. */
public interface Days {

    /** Enters the last days that are over, where they are not there yet. */
    Mono<Void> enter(String system, String capability, int last);

    /** Enters a day and makes it due. */
    Mono<Void> due(String system, String capability, LocalDate day);

    /** Inside a transaction: leases a day of the last ones that is due and does not agree yet. */
    Mono<Day> lease(int last, Duration lease);

    /** Inside a transaction: leases that day, whatever its state; empty while another run is at it. */
    Mono<Day> lease(String system, String capability, LocalDate day, Duration lease);

    /**
     * Inside a transaction: keeps the comparison, opens and closes gaps; nothing where a later lease has taken over.
     */
    Mono<Void> keep(Day leased, Book ours, Book theirs, List<Difference> differences, String owner);

    /** Their record cannot be had now. */
    Mono<Void> unknown(Day leased, String notice);

    /** Commands of that day that were accepted. */
    Flux<DayLine> commands(String system, String capability, LocalDate day);

    Flux<ReconciliationView> newest();

    Mono<ReconciliationView> find(String system, String capability, LocalDate day);

    Flux<GapView> openGaps();

    /** Empty where there is no such open gap. */
    Mono<GapView> own(long id, String owner, @Nullable String note);
}
