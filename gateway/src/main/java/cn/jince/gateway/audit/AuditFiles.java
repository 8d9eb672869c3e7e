package cn.jince.gateway.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Files by day, one chain through all of them, and the anchor. One thread writes. */
final class AuditFiles {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");
    private static final String ENDING = ".audit";
    private final Path directory;
    private final Path anchor;
    private final Seal seals;
    private Link last;

    AuditFiles(Path directory, Path anchor, Seal seals) throws IOException {
        this.directory = directory;
        this.anchor = anchor;
        this.seals = seals;
        Files.createDirectories(directory);
        Files.createDirectories(anchor.toAbsolutePath().getParent());
        this.last = takeUp();
    }

    static List<Path> in(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Goes on behind the last whole line, what a crash left of one is cut off. Where lines that the anchor knows are
     * gone, goes on from the anchor: the gap stays to be found.
     */
    private Link takeUp() throws IOException {
        Link anchored = Link.read(anchor, seals);
        List<Path> files = in(directory);
        if (files.isEmpty()) {
            return anchored;
        }
        Path file = files.getLast();
        byte[] all = Files.readAllBytes(file);
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        if (end < all.length) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
        List<String> lines =
                new String(all, 0, end, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) {
            return anchored;
        }
        String[] parts = lines.getLast().split("\t");
        Link found = new Link(Long.parseLong(parts[0]), parts[parts.length - 1]);
        return found.number() < anchored.number() ? anchored : found;
    }

    /** All or none: what was begun and failed is cut off. */
    void append(List<String> contents, Instant now) throws IOException {
        Link link = last;
        StringBuilder text = new StringBuilder();
        for (String content : contents) {
            link = link.next(seals, content);
            text.append(link.line(content));
        }
        Path file = directory.resolve(now.atZone(SHANXI).toLocalDate() + ENDING);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long before = channel.size();
            channel.position(before);
            try {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        }
        last = link;
        link.write(anchor, seals);
    }
}
