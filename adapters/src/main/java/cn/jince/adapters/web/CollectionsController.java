package cn.jince.adapters.web;

import cn.jince.adapters.collection.CollectionStates;
import cn.jince.api.adapters.CollectionBoard;
import cn.jince.api.adapters.CollectionViews.CollectionView;
import cn.jince.api.identity.Role;
import cn.jince.edge.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Collections over HTTP. */
@RestController
class CollectionsController implements CollectionBoard {
    private final CollectionStates states;

    CollectionsController(CollectionStates states) {
        this.states = states;
    }

    @Override
    public Mono<List<CollectionView>> collections(String system) {
        return Callers.staff().then(Mono.defer(() -> states.of(system).collectList()));
    }

    @Override
    public Mono<List<CollectionView>> collectNow(String system) {
        return Callers.having(Role.OPERATOR).flatMap(_ -> {
            if (!states.any(system)) {
                throw Problem.of(HttpStatus.NOT_FOUND, "COLLECTION_NOT_FOUND", "系统" + system + "没有归集任务。");
            }
            return states.runNow(system).flatMap(due -> {
                if (!due) {
                    throw Problem.of(HttpStatus.CONFLICT, "COLLECTION_CLOSED", "该系统当前阶段不进行归集。");
                }
                return states.of(system).collectList();
            });
        });
    }
}
