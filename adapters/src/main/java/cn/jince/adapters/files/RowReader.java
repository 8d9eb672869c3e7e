package cn.jince.adapters.files;

import cn.jince.adapters.collection.Row;
import cn.jince.adapters.descriptor.Collecting.Format;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of a staged file, one after another. Bytes that are no letters become U+FFFD here and their row is put aside:
 * one damaged name does not cost the rest of the file.
 */
final class RowReader implements Closeable {
    private static final int LONGEST = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final String name;
    private final LocalDate day;
    private final BufferedReader text;
    private final Iterator<Row> rows;
    private long number;

    private RowReader(String name, LocalDate day, BufferedReader text, Format format) {
        this.name = name;
        this.day = day;
        this.text = text;
        this.rows = format == Format.CSV ? csv() : new Lines();
    }

    static RowReader open(Staged staged, Format format, Charset charset, String name, LocalDate day)
            throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                Files.newInputStream(staged.path()),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return new RowReader(name, day, text, format);
    }

    /**
     * The next rows, fewer than asked for at the end. A {@link RuntimeException} says that the file cannot be read on.
     */
    List<Row> next(int most) {
        List<Row> out = new ArrayList<>(most);
        while (out.size() < most && rows.hasNext()) {
            out.add(rows.next());
        }
        return out;
    }

    void skip(long read) {
        while (number < read && rows.hasNext()) {
            rows.next();
        }
    }

    private Iterator<Row> csv() {
        Iterator<NamedCsvRecord> records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST)
                .ofNamedCsvRecord(text)
                .iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Row next() {
                return row(records.next());
            }
        };
    }

    private String key() {
        number++;
        return name + "#" + number;
    }

    private Row row(NamedCsvRecord csv) {
        String key = key();
        if (csv.getFieldCount() != csv.getHeader().size()) {
            return new Row.Damaged(key, "FIELD_COUNT", "字段数与表头不符");
        }
        Map<String, Object> content = new LinkedHashMap<>();
        csv.getFieldsAsMap().forEach((column, value) -> {
            if (!value.isEmpty()) {
                content.put(column, value);
            }
        });
        return whole(key, content.toString(), content);
    }

    private Row json(String line) {
        String key = key();
        if (line.length() >= LONGEST) {
            return new Row.Damaged(key, "TOO_LONG", "一行超过64K");
        }
        try {
            return whole(key, line, JSON.readValue(line, new TypeReference<Map<String, Object>>() {}));
        } catch (JacksonException e) {
            return new Row.Damaged(key, "NOT_JSON", "不是有效的JSON对象");
        }
    }

    private Row whole(String key, String said, Map<String, Object> content) {
        return said.indexOf('\uFFFD') >= 0
                ? new Row.Damaged(key, "BAD_LETTERS", "含有无法识别的字符")
                : new Row.Read(key, content, day, false);
    }

    /** JSON lines; a line without end is cut, not kept in memory. */
    private final class Lines implements Iterator<Row> {
        private final StringBuilder line = new StringBuilder();
        private boolean ready;

        @Override
        public boolean hasNext() {
            while (!ready && fill()) {
                ready = !line.isEmpty();
            }
            return ready;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            return json(line.toString());
        }

        /** False at the end of the file. */
        private boolean fill() {
            line.setLength(0);
            try {
                int letter = text.read();
                if (letter < 0) {
                    return false;
                }
                for (; letter >= 0 && letter != '\n'; letter = text.read()) {
                    if (letter != '\r' && line.length() < LONGEST) {
                        line.append((char) letter);
                    }
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
