package cn.jince.platform.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A line of CSV (RFC 4180) that no spreadsheet takes for a formula. */
public final class CsvLine {
    private static final String FORMULA = "=+-@\t\r";

    private CsvLine() {}

    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.contains(",") || safe.contains("\"") || safe.contains("\n") || safe.contains("\r")
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }
}
