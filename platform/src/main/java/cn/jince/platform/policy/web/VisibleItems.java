package cn.jince.platform.policy.web;

import cn.jince.edge.Caller;
import cn.jince.platform.policy.ItemLife;
import cn.jince.platform.policy.Library;
import cn.jince.platform.policy.PolicyItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which version of an item a caller sees: officers of its division the newest, everybody else what was published. */
@Component
class VisibleItems {
    private final Library library;
    private final ItemLife life;

    VisibleItems(Library library, ItemLife life) {
        this.library = library;
        this.life = life;
    }

    Mono<PolicyItem> find(String id, @Nullable Integer version, Caller caller) {
        Mono<PolicyItem> asked = version != null
                ? library.find(id, version)
                : caller.kind() == Caller.Kind.OFFICER
                        ? library.findNewest(id)
                                .filter(item -> shows(item, caller))
                                .switchIfEmpty(shown(id))
                        : shown(id);
        return asked.filter(item -> shows(item, caller));
    }

    /** What is in force; else what became of it. */
    Mono<PolicyItem> shown(String id) {
        return library.findPublished(id).switchIfEmpty(life.findShown(id));
    }

    static boolean shows(PolicyItem item, Caller caller) {
        return item.publishedAt() != null || caller.covers(item.division().value());
    }
}
