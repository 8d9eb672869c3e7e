package cn.jince.adapters.files;

import cn.jince.adapters.collection.Kept;
import cn.jince.adapters.collection.Pass;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Every file that was ever found, and how far it has been read. */
interface Ledger {

    /** Enters a file that is new, or new again: with another size or time it is another delivery. */
    Mono<Entry> look(Pass pass, Found file);

    /** True where this content was taken before, under whatever name. */
    Mono<Boolean> taken(Pass pass, Entry entry, String sm3);

    /** @return rows that were read already: none where the content is not what it was */
    Mono<Long> begin(Entry entry, String sm3);

    Mono<Void> close(Entry entry, String state, String sm3, @Nullable String reason);

    /** In the transaction that keeps the page. */
    Mono<Void> read(Entry entry, Kept kept, String state);
}
