package cn.jince.adapters.collection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Rows that are kept together, and what is to be done when they are. */
public interface Page {
    List<Row> rows();

    /** How far the source has been read with this page, null where it keeps its own books. */
    @Nullable
    String cursor();

    /** At the source, after the rows were kept and before anything is written down: flags, acknowledgements. */
    default Mono<Void> settle(Kept kept) {
        return Mono.empty();
    }

    /** In our database, in the transaction that keeps the cursor. */
    default Mono<Void> mark(Kept kept) {
        return Mono.empty();
    }
}
