package cn.jince.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the stores a killed run left behind in the same directory; a run that lives is left alone and named. */
final class Leftovers {
    private static final Path OWNER = Path.of("standalone.pid");

    static void stop(Path directory) {
        try {
            Files.createDirectories(directory);
            Path owner = directory.resolve(OWNER);
            process(owner, "java")
                    .filter(java -> java.pid() != ProcessHandle.current().pid())
                    .ifPresent(java -> {
                        throw new BadSetting("Jince already runs in " + directory + " (process " + java.pid() + ")");
                    });
            process(directory.resolve("postgres/postmaster.pid"), "postgres").ifPresent(Leftovers::end);
            process(directory.resolve("redis.pid"), "redis").ifPresent(Leftovers::end);
            Files.writeString(owner, ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The living process a pid file names, if it is still the kind of process that wrote the file. */
    private static Optional<ProcessHandle> process(Path pidFile, String kind) throws IOException {
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(found -> found.info().command().orElse("").contains(kind));
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }

    private Leftovers() {}
}
