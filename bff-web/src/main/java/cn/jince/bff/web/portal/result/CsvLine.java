package cn.jince.bff.web.portal.result;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of CSV after RFC 4180, every cell in quotes. A cell that a spreadsheet would take for a formula begins with
 * an apostrophe.
 */
final class CsvLine {
    private static final String FORMULA = "=+-@\t\r\n";

    private CsvLine() {}

    static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
