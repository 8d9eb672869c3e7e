package cn.jince.standalone.story;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.time.Duration;

/** Tells each step to a reader, in Chinese, with figures and durations. */
final class Narrator {
    private final PrintStream out;
    private final Duration pace;
    private final long began = System.nanoTime();
    private long stepBegan = System.nanoTime();

    Narrator(PrintStream out, Duration pace) {
        this.out = out;
        this.pace = pace;
    }

    void step(int number, String title) {
        pause();
        stepBegan = System.nanoTime();
        out.printf("%n%2d. %s%n", number, title);
    }

    void says(String format, Object... figures) {
        out.println("    " + (figures.length == 0 ? format : String.format(format, figures)));
    }

    void stepEnds() {
        out.printf("    ── 用时 %s%n", seconds(System.nanoTime() - stepBegan));
    }

    void end(String format, Object... figures) {
        out.println();
        out.printf("%s全程 %s。%n", String.format(format, figures), seconds(System.nanoTime() - began));
    }

    static String yuan(long fen) {
        return fen % 1_000_000 == 0
                ? fen / 1_000_000 + " 万元"
                : new DecimalFormat("#,##0.00").format(fen / 100.0) + " 元";
    }

    static String millis(Duration took) {
        return took.toMillis() + " 毫秒";
    }

    private static String seconds(long nanos) {
        return String.format("%.1f 秒", nanos / 1e9);
    }

    private void pause() {
        if (!pace.isZero()) {
            try {
                Thread.sleep(pace);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
