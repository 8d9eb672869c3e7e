package cn.jince.platform.importing;

import cn.jince.platform.kernel.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads CSV (RFC 4180) in UTF-8, or in GB18030 where it is no UTF-8. */
final class CsvTable {
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
    private final String text;
    private final List<TableRow> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private int at;

    private CsvTable(String text) {
        this.text = text;
    }

    static Outcome<List<TableRow>, TableRefusal> read(byte[] bytes) {
        for (Charset charset : CHARSETS) {
            @Nullable String text = decoded(bytes, charset);
            if (text != null) {
                return new CsvTable(text.startsWith("\uFEFF") ? text.substring(1) : text).rows();
            }
        }
        return Outcome.refused(new TableRefusal.Unreadable("文件编码应为 UTF-8 或 GB18030。"));
    }

    private static @Nullable String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private Outcome<List<TableRow>, TableRefusal> rows() {
        while (at < text.length()) {
            if (!cell()) {
                return Outcome.refused(new TableRefusal.Unreadable("第 " + (rows.size() + 1) + " 行的引号没有结束。"));
            }
            if (rows.size() > TableRefusal.MOST_ROWS) {
                return Outcome.refused(new TableRefusal.TooManyRows());
            }
        }
        if (!cells.isEmpty()) {
            endRow();
        }
        return Outcome.done(rows);
    }

    /** One cell and what ends it; false where a quoted one does not end. */
    private boolean cell() {
        StringBuilder cell = new StringBuilder();
        if (text.charAt(at) == '"') {
            int end = quoted(cell);
            if (end < 0) {
                return false;
            }
            at = end;
        }
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            cell.append(text.charAt(at++));
        }
        cells.add(cell.toString());
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            if (at == text.length()) {
                cells.add("");
            }
            return true;
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        endRow();
        return true;
    }

    private int quoted(StringBuilder cell) {
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) != '"') {
                cell.append(text.charAt(i));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else {
                return i + 1;
            }
        }
        return -1;
    }

    private void endRow() {
        rows.add(new TableRow(rows.size() + 1, cells, cells.stream().anyMatch(CsvTable::isFormula)));
        cells = new ArrayList<>();
    }

    /** What a spreadsheet would compute; a number with a sign is none. */
    private static boolean isFormula(String cell) {
        return cell.startsWith("=") || cell.startsWith("@") || cell.matches("(?s)[+-].*[(!|].*");
    }
}
