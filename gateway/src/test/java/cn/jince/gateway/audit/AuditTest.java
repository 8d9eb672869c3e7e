package cn.jince.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.jince.gateway.world.Door;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chain of the audit log: what is done to it shows. */
@Timeout(120)
class AuditTest {
    private static final String KEY = "key of the test";
    private static final Instant DAY = Instant.parse("2026-03-01T04:00:00Z");

    @TempDir
    private Path directory;

    private Path anchor;

    @BeforeEach
    void anchor() {
        anchor = directory.resolve("apart/anchor");
    }

    private AuditFiles files() throws IOException {
        return new AuditFiles(directory.resolve("log"), anchor, new Seal(KEY));
    }

    private List<String> findings() throws IOException {
        return CheckAudit.findings(directory.resolve("log"), anchor, KEY, 1);
    }

    /** Three days of four lines each. */
    private List<Path> written() throws IOException {
        AuditFiles files = files();
        for (int day = 0; day < 3; day++) {
            Instant at = DAY.plus(Duration.ofDays(day));
            for (int i = 0; i < 4; i++) {
                files.append(List.of("entry " + day + " " + i), at);
            }
        }
        return AuditFiles.in(directory.resolve("log"));
    }

    @Test
    void what_nobody_touched_is_as_it_was_written() throws IOException {
        assertThat(written()).hasSize(3);
        assertThat(findings()).isEmpty();
    }

    /** What somebody with the files and without the key may do. */
    interface Tampering {
        void on(List<Path> files) throws IOException;
    }

    private static Named<Tampering> lines(String name, int file, java.util.function.Consumer<List<String>> change) {
        return Named.of(name, files -> {
            List<String> lines = new ArrayList<>(Files.readAllLines(files.get(file)));
            change.accept(lines);
            Files.writeString(files.get(file), lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
        });
    }

    static Stream<Named<Tampering>> tamperings() {
        return Stream.of(
                lines("edit", 1, all -> all.set(1, all.get(1).replace("entry", "Entry"))),
                lines("edit of the number", 1, all -> all.set(1, "9" + all.get(1))),
                lines("edit of the seal", 1, all -> all.set(1, all.get(1) + "0")),
                lines("edit of the last line", 2, all -> all.set(3, all.get(3).replace("entry", "Entry"))),
                lines("delete in the middle", 1, all -> all.remove(2)),
                lines("delete of the first", 0, all -> all.removeFirst()),
                lines("delete of a day's first", 1, all -> all.removeFirst()),
                lines("reorder", 1, all -> Collections.swap(all, 1, 2)),
                lines("a line twice", 1, all -> all.add(2, all.get(1))),
                lines("a line put in", 1, all -> all.add(2, "7\tforged\t" + Seal.FIRST)),
                lines("rubbish put in", 1, all -> all.add(2, "rubbish")),
                lines("cut of the tail", 2, all -> all.removeLast()),
                lines("cut of the last day's lines", 2, List::clear),
                lines("a forged chain without the key", 2, AuditTest::forge),
                Named.of("delete of the first day", files -> Files.delete(files.getFirst())),
                Named.of("delete of a day", files -> Files.delete(files.get(1))),
                Named.of("delete of the last day", files -> Files.delete(files.get(2))),
                Named.of("delete of all", files -> {
                    for (Path file : files) {
                        Files.delete(file);
                    }
                }),
                Named.of("days in another order", files -> {
                    Path aside = files.get(1).resolveSibling("aside");
                    Files.move(files.get(1), aside);
                    Files.move(files.get(2), files.get(1));
                    Files.move(aside, files.get(2));
                }),
                Named.of("a line cut", files -> {
                    String text = Files.readString(files.get(2));
                    Files.writeString(files.get(2), text.substring(0, text.length() - 10));
                }));
    }

    private static void forge(List<String> lines) {
        Seal seals = new Seal("another key");
        String before = lines.get(1).substring(lines.get(1).lastIndexOf('\t') + 1);
        for (int i = 2; i < lines.size(); i++) {
            String content =
                    lines.get(i).substring(0, lines.get(i).lastIndexOf('\t')).replace("entry", "other");
            before = seals.of(before, content);
            lines.set(i, content + "\t" + before);
        }
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void tampering_is_found_also_after_the_gateway_went_on(Tampering tampering) throws IOException {
        List<Path> files = written();
        tampering.on(files);
        assertThat(findings()).isNotEmpty();

        AuditFiles after = files();
        after.append(List.of("after it"), DAY.plus(Duration.ofDays(5)));
        assertThat(findings()).isNotEmpty();
    }

    @Test
    void a_lost_or_forged_anchor_is_found() throws IOException {
        written();
        String good = Files.readString(anchor);
        Files.writeString(anchor, good.replaceFirst("12", "11"));
        assertThat(findings()).isNotEmpty();
        Files.delete(anchor);
        assertThat(findings()).containsExactly("the anchor is gone");
    }

    @Test
    void a_crash_in_the_middle_of_a_line_is_no_tampering_and_the_chain_goes_on() throws IOException {
        List<Path> files = written();
        Files.writeString(files.get(2), "13\thalf a li", StandardOpenOption.APPEND);

        AuditFiles after = files();
        after.append(List.of("after the crash"), DAY.plus(Duration.ofDays(2)));

        assertThat(findings()).isEmpty();
        assertThat(Files.readAllLines(files.get(2)))
                .hasSize(5)
                .last()
                .asString()
                .startsWith("13\tafter the crash");
    }

    @Test
    void a_crash_before_the_anchor_was_written_is_no_tampering() throws IOException {
        AuditFiles files = files();
        files.append(List.of("one"), DAY);
        byte[] before = Files.readAllBytes(anchor);
        files.append(List.of("two"), DAY);
        Files.write(anchor, before);
        assertThat(findings()).isEmpty();

        files().append(List.of("three"), DAY);
        assertThat(findings()).isEmpty();
    }

    @Test
    void writes_and_privileged_reads_are_noted_with_their_result_and_nothing_personal() throws Exception {
        try (Door door = new Door(
                "jince.gateway.audit.directory=" + directory.resolve("log"),
                "jince.gateway.audit.anchor=" + anchor,
                "jince.gateway.audit.key=" + KEY)) {
            String person = "Bearer " + door.person();
            String officer = "Bearer " + door.officer("FIRST_REVIEW");
            door.ask("/api/w/policies", request -> request.header("Authorization", officer));
            door.ask("/api/m/home", request -> request.header("Authorization", person));
            door.ask("/api/w/desk/claims?phone=13900000000", request -> request.header("Authorization", officer));
            door.ask("/gateway/status", request -> request.header("Authorization", officer));
            door.ask(
                    "/api/m/claims",
                    request -> request.header("Authorization", person)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"phone\":\"13900000000\"}")));
            door.ask("/api/m/claims", request -> request.POST(HttpRequest.BodyPublishers.ofString("{}")));

            await().atMost(Duration.ofSeconds(60)).until(() -> noted().size() >= 4);
        }
        assertThat(noted())
                .extracting(line -> List.of(line.split("\t")))
                .extracting(line -> String.join(" ", line.subList(3, 9)))
                .containsExactly(
                        "o-wang OFFICER GET bff-web /api/w/desk/claims 200",
                        "o-wang OFFICER GET route-tables /gateway/status 403",
                        "p-li PERSON POST bff-mobile /api/m/claims 200",
                        "- - POST bff-mobile /api/m/claims 401");
        assertThat(String.join("", noted())).doesNotContain("139", "李娟");
        assertThat(findings()).isEmpty();
    }

    private List<String> noted() throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.isDirectory(directory.resolve("log"))) {
            for (Path file : AuditFiles.in(directory.resolve("log"))) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
