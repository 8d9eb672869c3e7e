package cn.jince.adapters.queue;

import cn.jince.adapters.collection.Kept;
import cn.jince.adapters.collection.Page;
import cn.jince.adapters.collection.Pass;
import cn.jince.adapters.collection.Row;
import cn.jince.adapters.collection.Threads;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Messages that are kept together.
 *
 * @param done tags of those that are acknowledged when the rows are kept
 * @param again tags of those that could not be read and come again
 * @param tried ids that are counted before they are looked at
 * @param settled ids that must never be taken again
 */
record MessagePage(
        Messages messages,
        Inbox inbox,
        Pass pass,
        List<Row> rows,
        List<Long> done,
        List<Long> again,
        List<String> tried,
        List<String> settled)
        implements Page {
    @Override
    public @Nullable String cursor() {
        return null;
    }

    @Override
    public Mono<Void> begin() {
        return tried.isEmpty() ? Mono.empty() : messages.tried(pass, tried);
    }

    @Override
    public Mono<Void> settle(Kept kept) {
        return Threads.call(() -> {
                    inbox.acknowledge(done);
                    inbox.giveBack(again);
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Void> mark(Kept kept) {
        return settled.isEmpty() ? Mono.empty() : messages.settled(pass, settled);
    }

    @Override
    public Mono<Void> notKept() {
        return tried.isEmpty() ? Mono.empty() : messages.notTried(pass, tried);
    }
}
