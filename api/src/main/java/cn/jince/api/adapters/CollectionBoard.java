package cn.jince.api.adapters;

import cn.jince.api.adapters.CollectionViews.CollectionView;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** What the adapters collect 归集, how far they are, and the button that starts it at once. */
public interface CollectionBoard {

    /** Officers and the house. Empty where nothing of the system is collected. */
    @GetExchange("/connectors/{system}/collections")
    Mono<List<CollectionView>> collections(@PathVariable String system);

    /** Operators only: the system's collections are due now; one instance starts each within a second or two. */
    @PostExchange("/connectors/{system}/collections")
    Mono<List<CollectionView>> collectNow(@PathVariable String system);
}
