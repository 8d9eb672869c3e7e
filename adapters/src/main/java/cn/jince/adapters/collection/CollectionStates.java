package cn.jince.adapters.collection;

import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.api.adapters.CollectionViews.CollectionView;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How the collections of a system stand, and the wish that they run now. */
@Component
public class CollectionStates {
    private final Collections collections;
    private final StageBoard stages;
    private final Jobs jobs;

    CollectionStates(Collections collections, StageBoard stages, Jobs jobs) {
        this.collections = collections;
        this.stages = stages;
        this.jobs = jobs;
    }

    public boolean any(String system) {
        return !collections.of(system).isEmpty();
    }

    public Flux<CollectionView> of(String system) {
        return jobs.of(system)
                .flatMapIterable(state -> collections.of(system).stream()
                        .filter(each -> each.capability().capability().equals(state.capability()))
                        .map(each -> view(each, state))
                        .toList());
    }

    /** False where the stage of none of them lets it. */
    public Mono<Boolean> runNow(String system) {
        List<String> open = collections.of(system).stream()
                .filter(each -> stages.of(system, each.capability().capability())
                        .stage()
                        .collects())
                .map(Collection::id)
                .toList();
        return open.isEmpty() ? Mono.just(false) : jobs.runNow(open).map(rows -> rows > 0);
    }

    private CollectionView view(Collection collection, JobState state) {
        String system = collection.system().system();
        return new CollectionView(
                system,
                state.capability(),
                stages.of(system, state.capability()).stage().name(),
                collection.settings().every().toSeconds(),
                state.running(),
                state.due(),
                state.started(),
                state.finished(),
                state.received(),
                state.accepted(),
                state.quarantined(),
                state.asOf(),
                state.failures(),
                state.error(),
                state.errorAt());
    }
}
