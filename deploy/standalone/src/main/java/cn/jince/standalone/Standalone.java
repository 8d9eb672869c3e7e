package cn.jince.standalone;

import cn.jince.standalone.story.Story;
import cn.jince.standalone.story.StoryBroke;
import cn.jince.testkit.province.FakeProvince;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * {@code up [--population N]}: the whole platform on one machine. {@code story [--pace slow]}: plays the story against
 * a running one. {@code province [SYSTEM …]}: the fake systems alone. {@code conform SYSTEM}: tests a department's
 * system. Exit codes: 0 done, 1 something broke, 2 a setting or the command line is wrong.
 */
public final class Standalone {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] args) {
        Path directory =
                Path.of(System.getProperty("jince.directory", ".jince")).toAbsolutePath();
        Logs.to(directory.resolve("logs"));
        try {
            KnownSettings.require(System.getenv());
            if (args.length > 0 && args[0].equals("conform")) {
                System.exit(new Conform(directory, OUT, System.getenv())
                        .run(List.of(args).subList(1, args.length)));
            }
            CommandLine line = CommandLine.of(args);
            Ports ports = Ports.of(System.getenv());
            switch (line.command()) {
                case UP -> up(line, ports, directory);
                case STORY -> Story.of(Worlds.running(ports), OUT).play(line.pace());
                case PROVINCE -> province(line, ports);
            }
        } catch (BadSetting e) {
            OUT.println("jince: " + e.getMessage());
            System.exit(2);
        } catch (House.StartFailed e) {
            OUT.println("jince: " + e.getMessage() + " (see " + directory.resolve("logs/jince.log") + ")");
            System.exit(1);
        } catch (StoryBroke e) {
            OUT.println("jince: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void up(CommandLine line, Ports ports, Path directory) throws InterruptedException {
        long began = System.nanoTime();
        Leftovers.stop(directory);
        boolean fresh = Files.notExists(directory.resolve("postgres"));
        OUT.println(fresh ? "Jince starts on a fresh world." : "Jince starts and finds its data in " + directory + ".");
        House house = House.start(ports, directory, OUT);
        new SeedWorld(house.ports(), OUT).seed(line.population());
        if (Files.notExists(directory.resolve("story-played"))) {
            tellStory(house, directory);
        }
        OUT.println(Welcome.text(ports, Duration.ofNanos(System.nanoTime() - began)));
        new CountDownLatch(1).await();
    }

    /** Fakes for those who develop a connector, or a system's vendor, without the platform. */
    private static void province(CommandLine line, Ports ports) throws InterruptedException {
        ports.requireFreeProvince();
        try (FakeProvince province = FakeProvince.start(ports.province(), line.seats(), _ -> {})) {
            OUT.println(Welcome.text(province));
            new CountDownLatch(1).await();
        }
    }

    /** A story that breaks does not take the platform down: it stays up to be looked at. */
    private static void tellStory(House house, Path directory) {
        try {
            Story.of(Worlds.running(house.ports()), OUT).play(Duration.ZERO);
            Files.writeString(directory.resolve("story-played"), "once\n");
        } catch (StoryBroke e) {
            OUT.println("jince: the story broke: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Standalone() {}
}
