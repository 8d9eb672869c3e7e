package cn.jince.adapters.files;

import cn.jince.adapters.collection.Kept;
import cn.jince.adapters.collection.Page;
import cn.jince.adapters.collection.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Some rows of a file. @param state what the file is in when they are kept: READING, DONE or QUARANTINED */
record FilePage(Ledger ledger, Entry entry, List<Row> rows, String state) implements Page {
    @Override
    public @Nullable String cursor() {
        return null;
    }

    @Override
    public Mono<Void> mark(Kept kept) {
        return ledger.read(entry, kept, state);
    }
}
