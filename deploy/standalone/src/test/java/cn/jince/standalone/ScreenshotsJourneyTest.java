package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.jince.standalone.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The web client in a headless browser, on the world after the story. Skipped, and said so, where a tool is missing.
 */
class ScreenshotsJourneyTest {
    private static final Path UI = Path.of("../../bff-web/ui").toAbsolutePath().normalize();

    @Test
    void every_screen_renders_with_data() throws Exception {
        Optional<Path> chromium = onPath("chromium").or(() -> onPath("google-chrome"));
        assumeThat(chromium).as("Chromium, for screenshots").isPresent();
        assumeThat(onPath("node")).as("Node, for screenshots").isPresent();
        assumeThat(UI.resolve("node_modules")).as("npm ci in bff-web/ui").isDirectory();
        assumeThat(getClass().getResource("/static/index.html"))
                .as("the web client, built with -Pui")
                .isNotNull();
        RunningHouse running = RunningHouse.shared();
        Story.of(running.world(), System.out).play(Duration.ZERO);
        Path directory = directory();

        int exit = takeScreenshots(running, chromium.orElseThrow(), directory);

        assertThat(exit).as("exit code of screenshots.mjs, output above").isZero();
        try (Stream<Path> pictures = Files.list(directory)) {
            List<Path> taken =
                    pictures.filter(file -> file.toString().endsWith(".png")).toList();
            assertThat(taken).hasSizeGreaterThanOrEqualTo(4);
            for (Path picture : taken) {
                assertThat(Files.size(picture)).as(picture.toString()).isGreaterThan(10_000);
            }
        }
    }

    private static int takeScreenshots(RunningHouse running, Path chromium, Path directory)
            throws IOException, InterruptedException {
        String gateway = running.house().ports().url(Service.GATEWAY);
        ProcessBuilder node = new ProcessBuilder("node", "scripts/screenshots.mjs", gateway, directory.toString());
        node.directory(UI.toFile()).inheritIO();
        node.environment().put("JINCE_SUPERVISOR", "xz-super");
        node.environment().put("CHROMIUM", chromium.toString());
        Process process = node.start();
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.exitValue();
    }

    /** {@code -Djince.screenshots.dir=docs/screenshots} keeps them for the README. */
    private static Path directory() throws IOException {
        String asked = System.getProperty("jince.screenshots.dir", "");
        Path directory = asked.isEmpty()
                ? Path.of("target/screenshots")
                : Path.of("../..").resolve(asked);
        return Files.createDirectories(directory).toAbsolutePath().normalize();
    }

    private static Optional<Path> onPath(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
