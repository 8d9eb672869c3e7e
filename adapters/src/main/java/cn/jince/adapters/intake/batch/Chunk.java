package cn.jince.adapters.intake.batch;

import cn.jince.adapters.intake.row.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Rows that are kept, passed on and judged together.
 *
 * @param number from 0; with the kind's size it tells the rows
 */
record Chunk(int number, List<Row> rows) {

    /** A row on its way to the platform. */
    record Passing(long number, String json) {}

    long firstRow() {
        return rows.getFirst().number();
    }

    long lastRow() {
        return rows.getLast().number();
    }

    List<Row.Good> good() {
        return rows.stream()
                .filter(Row.Good.class::isInstance)
                .map(Row.Good.class::cast)
                .toList();
    }

    List<Row.Bad> bad() {
        return rows.stream()
                .filter(Row.Bad.class::isInstance)
                .map(Row.Bad.class::cast)
                .toList();
    }

    /** Eight bytes a row, in order. */
    byte[] hashes() {
        byte[] all = new byte[rows.size() * 8];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i).hash(), 0, all, i * 8, 8);
        }
        return all;
    }

    /** Number and JSON of the good rows, a line each, deflated. */
    byte[] packed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream deflated = new DeflaterOutputStream(out, fast)) {
            for (Row.Good row : good()) {
                deflated.write((row.number() + "\t" + row.json() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        } finally {
            fast.end();
        }
        return out.toByteArray();
    }

    static List<Passing> unpacked(byte[] packed) {
        try (InputStream in = new InflaterInputStream(new java.io.ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Chunk::passing)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("a kept chunk cannot be read", e);
        }
    }

    private static Passing passing(String line) {
        int tab = line.indexOf('\t');
        return new Passing(Long.parseLong(line.substring(0, tab)), line.substring(tab + 1));
    }
}
