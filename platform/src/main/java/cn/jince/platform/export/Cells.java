package cn.jince.platform.export;

import cn.jince.platform.kernel.PlatformClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Cells as text. A spreadsheet that opens a CSV runs what begins like a formula; it is made a text by an apostrophe.
 */
final class Cells {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String FORMULAS = "=+-@\t\r＝＋－＠";

    private Cells() {}

    static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Instant at -> TIME.format(at.atZone(PlatformClock.SHANGHAI));
            default -> cell.toString();
        };
    }

    static String csv(@Nullable Object cell) {
        String text = text(cell);
        if (cell instanceof String && !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("[^\",\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
