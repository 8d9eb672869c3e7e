package cn.jince.standalone;

import cn.jince.standalone.story.Cast;
import cn.jince.standalone.story.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One house for all journeys of this JVM: own ports, own directory, a small population. */
final class RunningHouse {
    static final int POPULATION = 2_000;
    private static @Nullable RunningHouse shared;

    private final House house;
    private final World world;
    private final Cast cast;

    private RunningHouse() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "journey-");
            house = House.start(Ports.free(), directory, System.out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new SeedWorld(house.ports(), System.out).seed(POPULATION);
        world = Worlds.running(house.ports());
        cast = new Cast(world);
    }

    static synchronized RunningHouse shared() {
        if (shared == null) {
            Logs.to(Path.of("target/logs"));
            // cities are asked every half minute by default: too long for a journey
            System.setProperty("jince.relay.poll", "500ms");
            shared = new RunningHouse();
        }
        return shared;
    }

    House house() {
        return house;
    }

    World world() {
        return world;
    }

    Cast cast() {
        return cast;
    }
}
