package cn.jince.adapters.call;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The matrix as a table for people. */
final class MatrixReport {

    static String of(Map<String, Map<FaultRow, CellRun.Verdict>> verdicts, Duration took) {
        StringBuilder text =
                new StringBuilder("# Fault matrix\n\n%d kinds × %d systems, %d cells, %d of them hold, in %.1f s.\n\n"
                        .formatted(
                                FaultRow.values().length,
                                verdicts.size(),
                                verdicts.values().stream().mapToInt(Map::size).sum(),
                                verdicts.values().stream()
                                        .flatMap(rows -> rows.values().stream())
                                        .filter(verdict -> verdict.wrong().isEmpty())
                                        .count(),
                                took.toMillis() / 1000.0));
        text.append("| | ").append(String.join(" | ", verdicts.keySet())).append(" |\n|---|");
        text.append("---|".repeat(verdicts.size())).append('\n');
        for (FaultRow row : FaultRow.values()) {
            text.append("| ").append(row).append(' ').append(row.what()).append(" | ");
            text.append(
                    verdicts.values().stream().map(rows -> cell(rows.get(row))).collect(Collectors.joining(" | ")));
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String cell(CellRun.Verdict verdict) {
        return (verdict.wrong().isEmpty() ? "" : "**FAILS** " + String.join("; ", verdict.wrong()) + " ")
                + String.join(", ", verdict.came());
    }

    private MatrixReport() {}
}
