package cn.jince.platform.claim;

import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Port;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What waits for officers, and who was warned of it. */
@Port
public interface StageTasks {
    /** In the transaction that changes the claim: these and no others wait now. */
    Mono<Void> replace(String claimId, List<StageTask> tasks);

    /** Claims with a task for the officer's roles, division, department and name, due first; at most 200. */
    Flux<Claim> waiting(Caller officer);

    /** Tasks due before {@code today}, or up to {@code near}, of which nobody was warned yet; at most 200. */
    Flux<Due> due(LocalDate today, LocalDate near);

    record Due(StageTask task, boolean over) {}

    /** In a transaction; false where somebody else was first. @param to whose supervisor is told */
    Mono<Boolean> warn(Due due, String to, Instant at);

    /** Warnings of tasks that still wait, for the supervisors of a division; due first, at most 200. */
    Flux<Warning> warnings(String division, String prefix);

    record Warning(Due due, String to, Instant at, Claim claim) {}
}
