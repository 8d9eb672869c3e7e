package cn.jince.gateway.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A place in the chain.
 *
 * @param number of the line, from 1 on; 0 before the first
 * @param seal of it
 */
record Link(long number, String seal) {
    static final Link START = new Link(0, Seal.FIRST);

    Link next(Seal seals, String content) {
        return new Link(number + 1, seals.of(seal, number + 1 + "\t" + content));
    }

    /** As it stands in a file. */
    String line(String content) {
        return number + "\t" + content + "\t" + seal + "\n";
    }

    /** The anchor: the last line there was, kept apart from the lines. */
    static Link read(Path anchor, Seal seals) throws IOException {
        if (!Files.exists(anchor)) {
            return START;
        }
        String[] parts = Files.readString(anchor).strip().split("\t");
        if (parts.length != 3 || !seals.of(parts[1], "anchor " + parts[0]).equals(parts[2])) {
            throw new IOException("the anchor is not ours: " + anchor);
        }
        return new Link(Long.parseLong(parts[0]), parts[1]);
    }

    void write(Path anchor, Seal seals) throws IOException {
        Path fresh = anchor.resolveSibling(anchor.getFileName() + ".new");
        String text = number + "\t" + seal + "\t" + seals.of(seal, "anchor " + number) + "\n";
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, anchor, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
