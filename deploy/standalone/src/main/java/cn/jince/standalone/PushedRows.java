package cn.jince.standalone;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Facts of enterprises that are not there, made as they are read; every hundredth says an attribute nobody knows. */
final class PushedRows extends InputStream {
    private static final String LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int AT_ONCE = 200;
    private final int rows;
    private int next;
    private byte[] some = new byte[0];
    private int at;

    PushedRows(int rows) {
        this.rows = rows;
    }

    @Override
    public int read() {
        return more() ? some[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) {
        if (!more()) {
            return -1;
        }
        int count = Math.min(most, some.length - at);
        System.arraycopy(some, at, into, from, count);
        at += count;
        return count;
    }

    private boolean more() {
        if (at == some.length && next < rows) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < AT_ONCE && next < rows; i++, next++) {
                text.append(row(next)).append('\n');
            }
            some = text.toString().getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < some.length;
    }

    private static String row(int n) {
        return "{\"creditCode\":\"%s\",\"asOf\":\"2026-11-01\",\"facts\":{\"%s\":%d,\"qualification\":[\"高新技术企业\"]}}"
                .formatted(code(n), n % 100 == 99 ? "certification_tomes" : "certification_times", n % 9);
    }

    private static String code(int n) {
        String first = "91140105MA%07d".formatted(n);
        int sum = IntStream.range(0, first.length())
                .map(i -> LETTERS.indexOf(first.charAt(i)) * WEIGHTS[i])
                .sum();
        return first + LETTERS.charAt((31 - sum % 31) % 31);
    }
}
