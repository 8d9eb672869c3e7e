package cn.jince.platform.importing;

import cn.jince.api.policy.TableViews.TableLine;
import cn.jince.api.policy.TableViews.TableReport;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import cn.jince.platform.importing.ImportTable.Format;
import cn.jince.platform.importing.ImportTable.Taken;
import cn.jince.platform.policy.ImportPolicies.Line;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class ImportController {
    private final ImportTable importing;

    ImportController(ImportTable importing) {
        this.importing = importing;
    }

    @PostMapping("/policies/table-imports")
    Mono<TableReport> take(
            @RequestHeader("Content-Type") MediaType type,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] body) {
        return importing
                .take(body, format(type), dryRun)
                .map(outcome -> report(outcome.orElseThrow(ImportController::say), dryRun));
    }

    private static Format format(MediaType type) {
        if (type.getType().equals("text") && type.getSubtype().equals("csv")) {
            return Format.CSV;
        }
        if (type.getSubtype().equals("vnd.openxmlformats-officedocument.spreadsheetml.sheet")) {
            return Format.XLSX;
        }
        throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, ProblemCode.UNSUPPORTED_MEDIA_TYPE, "请上传 CSV 或 XLSX 文件。");
    }

    private static TableReport report(List<Taken> rows, boolean dryRun) {
        List<TableLine> lines = rows.stream().map(ImportController::line).toList();
        return new TableReport(
                dryRun,
                lines.size(),
                count(lines, "CREATED"),
                count(lines, "UPDATED"),
                count(lines, "UNCHANGED"),
                count(lines, "REFUSED"),
                lines);
    }

    private static int count(List<TableLine> lines, String outcome) {
        return (int)
                lines.stream().filter(line -> line.outcome().equals(outcome)).count();
    }

    private static TableLine line(Taken taken) {
        return switch (taken.line()) {
            case Line.Created(String id) -> new TableLine(taken.row(), id, "CREATED", null, null);
            case Line.Updated(String id, var _) -> new TableLine(taken.row(), id, "UPDATED", null, null);
            case Line.Unchanged(String id) -> new TableLine(taken.row(), id, "UNCHANGED", null, null);
            case Line.Refused(String id, String pointer, String reason) ->
                new TableLine(taken.row(), id, "REFUSED", pointer, reason);
        };
    }

    private static Problem say(TableRefusal refusal) {
        return switch (refusal) {
            case TableRefusal.Unreadable(String detail) ->
                Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "TABLE_UNREADABLE", detail);
            case TableRefusal.TooLarge _ ->
                Problem.of(HttpStatus.CONTENT_TOO_LARGE, "TABLE_TOO_LARGE", "文件解压后过大，已拒绝读取。");
            case TableRefusal.TooManyRows _ ->
                Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "TABLE_TOO_MANY_ROWS",
                        "一次最多导入 " + TableRefusal.MOST_ROWS + " 行，请分批导入。");
        };
    }
}
