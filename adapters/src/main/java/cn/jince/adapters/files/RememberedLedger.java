package cn.jince.adapters.files;

import cn.jince.adapters.collection.Kept;
import cn.jince.adapters.collection.Pass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The ledger of a trial: forgotten with it. */
final class RememberedLedger implements Ledger {
    private final List<Entry> entries = new ArrayList<>();

    @Override
    public synchronized Mono<Entry> look(Pass pass, Found file) {
        for (Entry each : entries) {
            if (each.file().equals(file)) {
                return Mono.just(each);
            }
        }
        // seen by its own clock, so that what is stable for long enough is read at the first look
        Entry fresh = new Entry(entries.size(), file, "SEEN", file.modified(), null, 0);
        entries.add(fresh);
        return Mono.just(fresh);
    }

    @Override
    public synchronized Mono<Boolean> taken(Pass pass, Entry entry, String sm3) {
        return Mono.just(entries.stream()
                .anyMatch(each -> each.id() != entry.id() && each.state().equals("DONE") && sm3.equals(each.sm3())));
    }

    @Override
    public Mono<Long> begin(Entry entry, String sm3) {
        long from = sm3.equals(entry.sm3()) ? entry.received() : 0;
        put(entry, "READING", sm3, from);
        return Mono.just(from);
    }

    @Override
    public Mono<Void> close(Entry entry, String state, String sm3, @Nullable String reason) {
        put(entry, state, sm3, entry.received());
        return Mono.empty();
    }

    @Override
    public synchronized Mono<Void> read(Entry entry, Kept kept, String state) {
        Entry now = entries.get((int) entry.id());
        put(
                entry,
                state,
                now.sm3(),
                now.received() + kept.accepted().size() + kept.refused().size());
        return Mono.empty();
    }

    private synchronized void put(Entry entry, String state, @Nullable String sm3, long received) {
        entries.set((int) entry.id(), new Entry(entry.id(), entry.file(), state, entry.seen(), sm3, received));
    }
}
