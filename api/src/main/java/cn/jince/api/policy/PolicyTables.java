package cn.jince.api.policy;

import cn.jince.api.policy.TableViews.TableReport;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** 批量导入 of tables. */
public interface PolicyTables {

    /**
     * OPERATOR. CSV (UTF-8 or GB18030) or XLSX by {@code type}, at most 5 000 rows. Silent; an editor's text is never
     * overwritten; formulas are refused.
     */
    @PostExchange("/policies/table-imports")
    Mono<TableReport> take(
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
            @RequestParam boolean dryRun,
            @RequestBody byte[] table);
}
