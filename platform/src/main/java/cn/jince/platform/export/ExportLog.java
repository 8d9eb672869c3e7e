package cn.jince.platform.export;

import cn.jince.edge.Caller;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.rows.Columns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who took which table away, kept before the first byte goes out. */
@Repository
class ExportLog {
    private final DatabaseClient db;

    ExportLog(DatabaseClient db) {
        this.db = db;
    }

    Mono<Void> add(Caller caller, String kind, String format, String filter, Instant at) {
        return db.sql("INSERT INTO export_log (id, kind, format, filter, officer_id, officer, division_code, at)"
                        + " VALUES (:id, :kind, :format, :filter, :officerId, :officer, :division, :at)")
                .bind("id", UUID.randomUUID().toString())
                .bind("kind", kind)
                .bind("format", format)
                .bind("filter", filter.substring(0, Math.min(filter.length(), 1000)))
                .bind("officerId", caller.id())
                .bind("officer", caller.name())
                .bind("division", caller.division())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .then();
    }

    Flux<List<Object>> ofDivision(String prefix) {
        return db.sql("SELECT * FROM export_log WHERE division_code LIKE :prefix ORDER BY at DESC, id LIMIT 50000")
                .bind("prefix", prefix + "%")
                .map(row -> {
                    Columns columns = new Columns(row);
                    return Arrays.<Object>asList(
                            columns.instant("at"),
                            columns.text("officer"),
                            columns.text("division_code"),
                            columns.text("kind"),
                            columns.text("format").toUpperCase(Locale.ROOT),
                            columns.text("filter"));
                })
                .all();
    }

    /** 导出审计: the log itself as a table, of officers of the own division and below. */
    @Configuration
    static class Audit {
        @Bean
        Exportable exportsTaken(ExportLog log) {
            return Exportable.of(
                    "EXPORTS",
                    (caller, _) -> new Table(
                            "导出审计",
                            "行政区划：" + caller.division() + "及以下",
                            List.of("时间", "导出人", "行政区划", "表", "格式", "筛选条件"),
                            () -> log.ofDivision(new DivisionCode(caller.division()).prefix())
                                    .map(row -> row)));
        }
    }
}
