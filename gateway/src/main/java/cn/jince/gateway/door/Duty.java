package cn.jince.gateway.door;

import cn.jince.gateway.FilterOrder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One step of the pipeline. */
public interface Duty {
    FilterOrder order();

    /**
     * Does its part at once and answers null, or answers what has to be waited for. A refusal is put into the passage;
     * then no later step runs.
     */
    @Nullable
    Mono<Void> perform(Passage passage);
}
