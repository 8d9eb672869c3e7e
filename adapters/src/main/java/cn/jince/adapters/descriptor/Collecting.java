package cn.jince.adapters.descriptor;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 归集: how many records of a capability come to us at once, and when.
 *
 * @param every between two passes, within the system's hours
 * @param longest what one pass may take
 * @param page rows that are kept together, at most {@value #MOST_ROWS}
 * @param subject JSONata: where the credit code of a row stands
 * @param source under which its rows are kept, where that is another system's; a row is all that source says
 */
public record Collecting(
        Duration every,
        Duration longest,
        Integer page,
        String subject,
        @Nullable String source,
        @Nullable Table table,
        @Nullable Files files,
        @Nullable Queue queue) {
    /** The platform takes no more at once. */
    public static final int MOST_ROWS = 1000;

    /**
     * A table or view of a front database 前置库, one row an enterprise.
     *
     * @param select one single SELECT without parameters; the page's limits are put round it
     * @param key column that is unique and never changes
     * @param updated column with the time of the last change, without zone, in Asia/Shanghai
     * @param overlap how late a row may become visible, or their clocks be behind
     * @param encoded columns whose text is bytes in the system's charset, whatever the database believes
     */
    public record Table(
            String select,
            String key,
            String updated,
            Duration overlap,
            @Nullable List<String> encoded,
            @Nullable Flag flag,
            @Nullable Tombstone tombstone,
            @Nullable Full full) {}

    /** Written back for each row that was kept, where they allow it. */
    public record Flag(String table, String column, String value) {}

    /** A row that carries this is deleted. */
    public record Tombstone(String column, String value) {}

    /**
     * A pass over every row, to find the ones that are gone.
     *
     * @param mostAbsent percent of the known rows; if more are missing it is their fault and nothing is taken for gone
     */
    public record Full(Duration every, Integer mostAbsent) {}

    /** When a file is whole. */
    public enum Whole {
        /** {@code NAME.ok} stands beside it. */
        OK_MARKER,
        /** {@code NAME.md5} stands beside it and is right. */
        MD5_MARKER,
        /** Its size and time did not change for a while. */
        STABLE
    }

    /** What is inside. */
    public enum Format {
        /** RFC 4180 with a header. */
        CSV,
        JSON_LINES
    }

    /**
     * Files in a folder.
     *
     * @param pattern regular expression of the names
     * @param namesCharset of the file names on the wire
     * @param hostKey SHA256 fingerprint of the server's key; null for FTP
     * @param plainBecause why it has to be FTP without SSH; null for SFTP
     * @param mostBytes larger files are not read
     */
    public record Files(
            String folder,
            String pattern,
            Whole whole,
            @Nullable Duration stableFor,
            Format format,
            @Nullable String namesCharset,
            @Nullable String hostKey,
            @Nullable String plainBecause,
            Long mostBytes) {}

    /**
     * Messages, each one JSON object.
     *
     * @param tries deliveries after which an unreadable message is put aside
     * @param idle a pass ends when nothing came for so long
     */
    public record Queue(String name, Integer tries, Duration idle) {}
}
