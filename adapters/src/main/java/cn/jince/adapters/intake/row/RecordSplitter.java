package cn.jince.adapters.intake.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Cuts a stream of bytes into records: lines, and for CSV lines outside quotes. Line feeds, commas and quotes are never
 * part of a character in UTF-8 nor in GB18030, so it need not decode. Holds one record at most, and of that no more
 * than its bound. One upload, one splitter; not for two threads at once.
 */
final class RecordSplitter {
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private final boolean quotes;
    private final int longest;
    private byte[] held = new byte[1024];
    private int length;
    private boolean tooLong;
    private boolean inQuotes;
    private byte before = ',';
    private boolean first = true;
    private long number;

    RecordSplitter(boolean quotes, int longest) {
        this.quotes = quotes;
        this.longest = longest;
    }

    /** The records that end in this buffer, which is released. */
    List<RawRow> split(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            List<RawRow> rows = new ArrayList<>();
            for (byte one : bytes) {
                take(one, rows);
            }
            return rows;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    /** What stands after the last line end. */
    List<RawRow> end() {
        List<RawRow> rows = new ArrayList<>();
        finish(rows);
        return rows;
    }

    private void take(byte one, List<RawRow> rows) {
        if (one == '\n' && !inQuotes) {
            finish(rows);
            return;
        }
        if (quotes && one == '"' && !tooLong) {
            // a quote opens at the start of a field only; a doubled one closes and opens again
            inQuotes = !inQuotes && (before == ',' || before == '"');
        }
        before = one;
        if (length < longest) {
            if (length == held.length) {
                held = Arrays.copyOf(held, Math.min(longest, held.length * 2));
            }
            held[length++] = one;
        } else {
            tooLong = true;
            // a quote that is never closed must not swallow the file
            inQuotes = false;
        }
    }

    private void finish(List<RawRow> rows) {
        int from = first && length >= 3 && Arrays.equals(held, 0, 3, BOM, 0, 3) ? 3 : 0;
        int to = length > from && held[length - 1] == '\r' ? length - 1 : length;
        if (tooLong || !blank(from, to)) {
            rows.add(new RawRow(++number, Arrays.copyOfRange(held, from, to), tooLong));
        }
        first = false;
        length = 0;
        tooLong = false;
        inQuotes = false;
        before = ',';
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (held[i] != ' ' && held[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
