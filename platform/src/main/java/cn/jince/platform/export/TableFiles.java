package cn.jince.platform.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tables as bytes. What is in memory at once is a batch of rows, whatever the size of the table. */
final class TableFiles {
    private static final int BATCH = 200;
    private static final int CHUNK = 16 * 1024;
    private static final DefaultDataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;

    private TableFiles() {}

    /** With a byte-order mark, which spreadsheets need to read Chinese. @param about lines above the head */
    static Flux<DataBuffer> csv(Table table, List<String> about) {
        Flux<String> top = Flux.fromIterable(about)
                .map(Cells::csv)
                .startWith("\uFEFF" + table.title())
                .concatWithValues(line(table.head()));
        return top.concatWith(table.rows().get().map(TableFiles::line))
                .map(line -> line + "\r\n")
                .buffer(BATCH)
                .map(lines -> BUFFERS.wrap(String.join("", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Cells::csv).collect(Collectors.joining(","));
    }

    /** A zip ends with its directory, so the file is written whole before it is sent, on a disk and not in memory. */
    static Flux<DataBuffer> xlsx(Table table, List<String> about) {
        return Mono.fromCallable(() -> Files.createTempFile("export", ".xlsx"))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapMany(file -> written(table, about, file)
                        .thenMany(Flux.defer(() -> DataBufferUtils.read(file, BUFFERS, CHUNK)))
                        .doFinally(_ -> Schedulers.boundedElastic().schedule(() -> delete(file))));
    }

    private static Mono<Void> written(Table table, List<String> about, Path file) {
        return Mono.using(
                        () -> new Sheet(file, table, about),
                        sheet -> table.rows()
                                .get()
                                .buffer(BATCH)
                                .publishOn(Schedulers.boundedElastic(), 1)
                                .doOnNext(sheet::add)
                                .then(),
                        Sheet::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worksheet that lets go of its rows as they come. */
    private static final class Sheet implements AutoCloseable {
        private final OutputStream out;
        private final Workbook book;
        private final Worksheet sheet;
        private int row;

        Sheet(Path file, Table table, List<String> about) {
            try {
                out = Files.newOutputStream(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            book = new Workbook(out, "jince", "1.0");
            sheet = book.newWorksheet("导出");
            sheet.value(row++, 0, table.title());
            about.forEach(line -> sheet.value(row++, 0, line));
            put(table.head());
        }

        private void put(List<? extends @Nullable Object> cells) {
            for (int i = 0; i < cells.size(); i++) {
                if (cells.get(i) instanceof Number number) {
                    sheet.value(row, i, number);
                } else {
                    sheet.value(row, i, Cells.text(cells.get(i)));
                }
            }
            row++;
        }

        void add(List<List<@Nullable Object>> rows) {
            rows.forEach(this::put);
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try (out) {
                book.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
