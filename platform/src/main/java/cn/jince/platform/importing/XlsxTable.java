package cn.jince.platform.importing;

import cn.jince.platform.kernel.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads the first sheet of a workbook. What it unpacks to is counted before any of it is read. */
final class XlsxTable {
    /** A table of that many rows needs a tenth of it. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final int MOST_PARTS = 500;
    private static final int MOST_COLUMNS = 60;

    private XlsxTable() {}

    static Outcome<List<TableRow>, TableRefusal> read(byte[] bytes) {
        try {
            if (!fits(bytes)) {
                return Outcome.refused(new TableRefusal.TooLarge());
            }
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                    Stream<Row> rows = workbook.getFirstSheet().openStream()) {
                return rows(rows.iterator());
            }
        } catch (IOException | ExcelReaderException | IllegalStateException | IllegalArgumentException e) {
            return Outcome.refused(new TableRefusal.Unreadable("不是可以读取的 XLSX 文件。"));
        }
    }

    private static boolean fits(byte[] bytes) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long unpacked = 0;
        int parts = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (++parts > MOST_PARTS) {
                    return false;
                }
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_BYTES) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static Outcome<List<TableRow>, TableRefusal> rows(Iterator<Row> rows) {
        List<TableRow> read = new ArrayList<>();
        while (rows.hasNext()) {
            if (read.size() > TableRefusal.MOST_ROWS) {
                return Outcome.refused(new TableRefusal.TooManyRows());
            }
            read.add(row(rows.next()));
        }
        return Outcome.done(read);
    }

    private static TableRow row(Row row) {
        List<String> cells = new ArrayList<>();
        boolean formula = false;
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            Cell cell = row.getOptionalCell(i).orElse(null);
            formula |= cell != null && (cell.getType() == CellType.FORMULA || cell.getFormula() != null);
            cells.add(cell == null || cell.getRawValue() == null ? "" : text(cell));
        }
        return new TableRow(row.getRowNum(), cells, formula);
    }

    private static String text(Cell cell) {
        return cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
    }
}
