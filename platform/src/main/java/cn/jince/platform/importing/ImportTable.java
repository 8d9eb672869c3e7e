package cn.jince.platform.importing;

import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.ImportPolicies;
import cn.jince.platform.policy.ImportPolicies.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Takes a table row by row: what cannot be read is refused with its row, the rest goes in, nobody is told. */
@UseCase
public class ImportTable {
    private final ImportPolicies importing;

    ImportTable(ImportPolicies importing) {
        this.importing = importing;
    }

    /** What became of a row. */
    record Taken(int row, Line line) {}

    enum Format {
        CSV,
        XLSX
    }

    /** @param dryRun true keeps nothing and says what would be */
    Mono<Outcome<List<Taken>, TableRefusal>> take(byte[] bytes, Format format, boolean dryRun) {
        return Mono.fromCallable(() -> read(bytes, format))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(read -> switch (read) {
                    case Outcome.Done<List<Read>, TableRefusal>(List<Read> rows) ->
                        Flux.fromIterable(rows)
                                .concatMap(row -> take(row, dryRun))
                                .collectList()
                                .map(Outcome::<List<Taken>, TableRefusal>done);
                    case Outcome.Refused<List<Read>, TableRefusal>(TableRefusal refusal) ->
                        Mono.just(Outcome.<List<Taken>, TableRefusal>refused(refusal));
                });
    }

    /** A row as a policy, or why it is none. */
    private record Read(
            int row, @Nullable JsonNode policy, @Nullable Line refused) {}

    private Mono<Taken> take(Read read, boolean dryRun) {
        JsonNode policy = read.policy();
        Line refused = read.refused();
        return policy != null
                ? importing.importOne(policy, dryRun).map(line -> new Taken(read.row(), line))
                : Mono.justOrEmpty(refused).map(line -> new Taken(read.row(), line));
    }

    private static Outcome<List<Read>, TableRefusal> read(byte[] bytes, Format format) {
        Outcome<List<TableRow>, TableRefusal> table = switch (format) {
            case CSV -> CsvTable.read(bytes);
            case XLSX -> XlsxTable.read(bytes);
        };
        return table.then(rows -> rows.isEmpty()
                ? Outcome.refused(new TableRefusal.Unreadable("表中没有标题行。"))
                : RowPolicy.of(rows.getFirst().cells()).map(titles -> policies(titles, rows)));
    }

    private static List<Read> policies(RowPolicy titles, List<TableRow> rows) {
        Map<String, Integer> seen = new HashMap<>();
        List<Read> read = new ArrayList<>();
        for (TableRow row : rows.subList(1, rows.size())) {
            if (!row.empty()) {
                read.add(policy(titles, row, seen));
            }
        }
        return read;
    }

    private static Read policy(RowPolicy titles, TableRow row, Map<String, Integer> seen) {
        String id = titles.id(row);
        if (row.formula()) {
            return refused(row, id, "单元格中不能有公式，请粘贴为数值");
        }
        @Nullable Integer before = seen.putIfAbsent(id, row.number());
        if (before != null) {
            return refused(row, id, "编号与第 " + before + " 行重复");
        }
        try {
            return new Read(row.number(), titles.policy(row), null);
        } catch (IllegalArgumentException e) {
            return refused(row, id, String.valueOf(e.getMessage()));
        }
    }

    private static Read refused(TableRow row, String id, String reason) {
        return new Read(row.number(), null, new Line.Refused(id, "", reason));
    }
}
