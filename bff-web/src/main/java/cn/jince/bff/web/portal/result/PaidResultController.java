package cn.jince.bff.web.portal.result;

import cn.jince.api.redemption.PaidResultViews.PaidPage;
import cn.jince.api.redemption.PaidResultViews.PaidResult;
import cn.jince.api.redemption.PaidResults;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Public: what was paid to whom, by page and as open data. */
@RestController
@RequestMapping("/api/w")
class PaidResultController {
    /** So that spreadsheets read the Chinese. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final List<String> HEAD = List.of(
            "事项编号", "事项名称", "制定依据", "企业名称", "统一社会信用代码", "行政区划", "主管单位", "金额（元）", "兑付日期", "期次", "已追回（元）", "公示编号");
    private final PaidResults results;

    PaidResultController(PaidResults results) {
        this.results = results;
    }

    @GetMapping("/payout-results")
    Mono<PaidPage> page(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(defaultValue = "0") int page) {
        return results.page(year, division, department, page);
    }

    @GetMapping(value = "/payout-results.json", produces = "application/json")
    Flux<PaidResult> json(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String department) {
        return results.rows(year, division, department);
    }

    @GetMapping(value = "/payout-results.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<Flux<String>> csv(
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(required = false) @Nullable String department) {
        Flux<String> lines = results.rows(year, division, department).map(PaidResultController::line);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"payout-results-" + year + ".csv\"")
                .body(lines.startWith(BYTE_ORDER_MARK + CsvLine.of(HEAD)));
    }

    private static String line(PaidResult row) {
        return CsvLine.of(List.of(
                row.itemId(),
                row.itemName(),
                row.clause(),
                row.enterpriseName(),
                row.creditCode(),
                row.divisionName(),
                row.department(),
                yuan(row.amountFen()),
                row.paidOn().toString(),
                row.stage() + "/" + row.stages(),
                yuan(row.recoveredFen()),
                row.noticeId() == null ? "" : row.noticeId()));
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
