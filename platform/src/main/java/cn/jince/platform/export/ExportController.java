package cn.jince.platform.export;

import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Caller;
import cn.jince.edge.Problem;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.PlatformClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
class ExportController {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private final Map<String, Exportable> tables;
    private final ExportLog log;
    private final PlatformClock clock;

    ExportController(List<Exportable> tables, ExportLog log, PlatformClock clock) {
        this.tables = tables.stream().collect(Collectors.toMap(Exportable::kind, Function.identity()));
        this.log = log;
        this.clock = clock;
    }

    @GetMapping("/exports/{kind}")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(@PathVariable String kind, @RequestParam Map<String, String> asked) {
        Exportable exportable = tables.get(kind);
        if (exportable == null) {
            return Mono.error(Problem.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND, "没有这种导出：" + kind));
        }
        String format = asked.getOrDefault("format", "csv");
        if (!format.equals("csv") && !format.equals("xlsx")) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, ProblemCode.BAD_REQUEST, "format 只能是 csv 或 xlsx。"));
        }
        return Caller.current().flatMap(caller -> {
            Table table = exportable.table(caller, asked);
            Instant now = clock.instant();
            return log.add(caller, kind, format, table.filter(), now)
                    .thenReturn(answer(table, format, about(caller, table, now)));
        });
    }

    private static List<String> about(Caller caller, Table table, Instant now) {
        return List.of(
                "筛选条件：" + table.filter(),
                "导出时间：" + Cells.text(now),
                "导出人：" + caller.name() + "（" + Divisions.shanxi().nameOf(caller.division()) + caller.department()
                        + "）");
    }

    private static ResponseEntity<Flux<DataBuffer>> answer(Table table, String format, List<String> about) {
        boolean xlsx = format.equals("xlsx");
        ContentDisposition name = ContentDisposition.attachment()
                .filename(table.title() + "." + format, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(xlsx ? XLSX : CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(xlsx ? TableFiles.xlsx(table, about) : TableFiles.csv(table, about));
    }
}
