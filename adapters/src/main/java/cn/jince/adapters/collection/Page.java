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

    /** Just before the rows are handed on, and not when the page is read ahead. */
    default Mono<Void> begin() {
        return Mono.empty();
    }

    /** At the source, after the rows were kept and before anything is written down: flags, acknowledgements. */
    default Mono<Void> settle(Kept kept) {
        return Mono.empty();
    }

    /** In our database, in the transaction that keeps the cursor. */
    default Mono<Void> mark(Kept kept) {
        return Mono.empty();
    }

    /** The platform did not take the rows, through no fault of theirs; the pass ends and the page comes again. */
    default Mono<Void> notKept() {
        return Mono.empty();
    }
}
