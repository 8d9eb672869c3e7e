package cn.jince.adapters.frontdb;

import cn.jince.adapters.collection.Kept;
import cn.jince.adapters.collection.Page;
import cn.jince.adapters.collection.Pass;
import cn.jince.adapters.collection.Row;
import cn.jince.adapters.frontdb.SeenRows.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Rows that a pass over everything did not find any more; what never was kept is only forgotten. */
record GonePage(
        SeenRows seen, Pass pass, List<Seen> gone, @Nullable String cursor) implements Page {
    @Override
    public List<Row> rows() {
        return gone.stream()
                .filter(Seen::kept)
                .<Row>map(each -> new Row.Missing(
                        each.key(), each.subject(), pass.wallTime().toLocalDate()))
                .toList();
    }

    @Override
    public Mono<Void> mark(Kept kept) {
        return seen.forget(
                pass,
                gone.stream()
                        .filter(each -> !each.kept() || kept.accepted().containsKey(each.key()))
                        .map(Seen::key)
                        .toList());
    }
}
