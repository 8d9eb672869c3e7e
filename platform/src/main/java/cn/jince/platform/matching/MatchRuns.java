package cn.jince.platform.matching;

import cn.jince.platform.kernel.Port;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Runs as they are kept. The one that locks must be called inside a transaction. */
@Port
public interface MatchRuns {
    /** Keeps a new run; one that is there stays as it is. */
    Mono<Void> add(MatchRun run);

    /** Locks the oldest run that is not told to the end; empty where there is none that nobody holds. */
    Mono<MatchRun> lockUnfinished();

    Mono<Void> told(MatchRun run, int upTo);

    Mono<Void> finish(MatchRun run, Instant at);
}
