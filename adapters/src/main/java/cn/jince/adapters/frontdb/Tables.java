package cn.jince.adapters.frontdb;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The tables of one system, by a few connections; a failure is a {@link cn.jince.adapters.call.CallFailed}. */
interface Tables {

    /** In a read only transaction. @param most rows that are read, whatever the statement says */
    Mono<List<Map<String, @Nullable Object>>> select(Statement statement, int most, Duration within);

    /** The one thing that is written: flags. All in one transaction. */
    Mono<Void> update(List<Statement> statements, Duration within);

    /** How the first rows of a select are asked for in this database. */
    default String first(int rows) {
        return " OFFSET 0 ROWS FETCH NEXT " + rows + " ROWS ONLY";
    }
}
