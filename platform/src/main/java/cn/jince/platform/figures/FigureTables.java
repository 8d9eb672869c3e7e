package cn.jince.platform.figures;

import cn.jince.api.supervision.FigureViews.ClaimLine;
import cn.jince.api.supervision.FigureViews.FigureRow;
import cn.jince.platform.export.Exportable;
import cn.jince.platform.export.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Monitoring as tables: a breakdown, and the claims behind a figure. */
@Configuration
class FigureTables {
    private static final int MOST = 50_000;

    @Bean
    Exportable claimsBehindFigure(ClaimFigures figures) {
        return Exportable.of("CLAIMS", (caller, asked) -> {
            Scope scope = Scope.of(caller, asked);
            Figure figure =
                    FiguresController.word(Figure.values(), asked.getOrDefault("figure", "SUBMITTED"), "figure");
            return new Table(
                    "申报明细（" + figure.text() + "）",
                    scope.words() + "；指标：" + figure.text(),
                    List.of("申报编号", "事项", "统一社会信用代码", "企业", "行政区划", "状态", "提交时间", "办理期限", "金额（元）"),
                    () -> figures.list(figure, scope, MOST, 0).map(FigureTables::cells));
        });
    }

    private static List<@Nullable Object> cells(ClaimLine line) {
        return Arrays.asList(
                line.number(),
                line.itemName(),
                line.creditCode(),
                line.enterpriseName(),
                line.divisionName(),
                line.stateName(),
                line.submittedAt(),
                line.dueOn(),
                Table.yuan(line.amountFen()));
    }

    @Bean
    Exportable breakdown(ClaimFigures figures) {
        return Exportable.of("BREAKDOWN", (caller, asked) -> {
            Scope scope = Scope.of(caller, asked);
            Dimension by = FiguresController.word(Dimension.values(), asked.getOrDefault("by", "CITY"), "by");
            List<String> head = new ArrayList<>(List.of("代码", "名称"));
            Arrays.stream(Figure.values()).map(Figure::text).forEach(head::add);
            head.addAll(List.of("批准金额（元）", "已兑付金额（元）"));
            return new Table(
                    "监测汇总", scope.words(), head, () -> figures.by(by, scope).map(FigureTables::cells));
        });
    }

    private static List<@Nullable Object> cells(FigureRow row) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(row.key(), row.name()));
        cells.addAll(row.figures().values());
        cells.add(Table.yuan(row.amountFen()));
        cells.add(Table.yuan(row.paidFen()));
        return cells;
    }
}
