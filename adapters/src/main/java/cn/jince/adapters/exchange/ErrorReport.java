package cn.jince.adapters.exchange;

import cn.jince.api.exchange.ExchangeViews.QuarantinedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** 错误清单: quarantined rows as a file, CSV that a spreadsheet opens in Chinese, or NDJSON. */
final class ErrorReport {
    private static final String BOM = "\uFEFF";

    static ResponseEntity<Flux<String>> of(String batch, @Nullable String format, Flux<QuarantinedRow> rows) {
        boolean ndjson = "ndjson".equals(format);
        Flux<String> lines = ndjson
                ? rows.map(row -> JsonMapper.shared().writeValueAsString(row) + "\n")
                : Flux.concat(Flux.just(BOM + "row,code,pointer,detail,content\r\n"), rows.map(ErrorReport::csv));
        return ResponseEntity.ok()
                .contentType(ndjson ? MediaType.APPLICATION_NDJSON : MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(batch + "-errors." + (ndjson ? "ndjson" : "csv"))
                                .build()
                                .toString())
                .body(lines);
    }

    private static String csv(QuarantinedRow row) {
        return row.row() + "," + row.code() + "," + cell(row.pointer()) + "," + cell(row.detail()) + ","
                + cell(row.content() == null ? "" : row.content()) + "\r\n";
    }

    /** A cell that begins like a formula is shown, not calculated. */
    private static String cell(String text) {
        String shown = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + shown.replace("\"", "\"\"") + "\"";
    }

    private ErrorReport() {}
}
