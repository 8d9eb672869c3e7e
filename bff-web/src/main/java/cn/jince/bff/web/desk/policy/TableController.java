package cn.jince.bff.web.desk.policy;

import cn.jince.api.policy.PolicyTables;
import cn.jince.api.policy.TableViews.TableReport;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A table of policies, CSV or XLSX; {@code dryRun=true} says what would be. */
@RestController
class TableController {
    private final PolicyTables tables;

    TableController(PolicyTables tables) {
        this.tables = tables;
    }

    @PostMapping("/api/w/desk/policies/table-imports")
    Mono<TableReport> take(
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] table) {
        return tables.take(type, dryRun, table);
    }
}
