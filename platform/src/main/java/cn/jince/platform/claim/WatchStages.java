package cn.jince.platform.claim;

import cn.jince.platform.claim.ClaimEvent.Actor;
import cn.jince.platform.claim.ClaimEvent.Kind;
import cn.jince.platform.claim.StageTasks.Due;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.kernel.WorkingCalendar;
import cn.jince.platform.kernel.WorkingDays;
import cn.jince.platform.outbox.Background;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Warns of stages near their limit, and tells the next level's supervisor of those over it. Each once. */
@UseCase
public final class WatchStages {
    private static final WorkingDays NEAR = new WorkingDays(1);
    private final StageTasks tasks;
    private final Claims claims;
    private final PlatformClock clock;
    private final WorkingCalendar calendar;
    private final TransactionalOperator inTransaction;

    public WatchStages(
            StageTasks tasks,
            Claims claims,
            PlatformClock clock,
            WorkingCalendar calendar,
            TransactionalOperator inTransaction,
            Background background) {
        this.tasks = tasks;
        this.claims = claims;
        this.clock = clock;
        this.calendar = calendar;
        this.inTransaction = inTransaction;
        background.repeat("stage clocks", Duration.ofSeconds(30), this::watch);
    }

    public Mono<Void> watch() {
        LocalDate today = clock.today();
        return tasks.due(today, calendar.plus(today, NEAR).day())
                .concatMap(this::warn)
                .then();
    }

    private Mono<Void> warn(Due due) {
        String place = due.task().division();
        return tasks.warn(due, due.over() ? StageTask.above(place) : place, clock.instant())
                .filter(mine -> mine && due.over())
                .flatMap(_ -> claims.find(due.task().claimId()))
                .flatMap(claim -> claims.note(
                        claim,
                        new ClaimEvent(
                                Kind.ESCALATED,
                                claim.state(),
                                Actor.PLATFORM,
                                clock.instant(),
                                due.task().name() + "应于" + due.task().dueOn() + "前完成")))
                .as(inTransaction::transactional);
    }
}
