package cn.jince.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The most memory this process used since it was last asked: heap as the JVM counts it, RSS as Linux does. */
final class PeakMemory implements AutoCloseable {
    private static final Path STATUS = Path.of("/proc/self/status");
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final AtomicLong heap = new AtomicLong();
    private final AtomicLong resident = new AtomicLong();

    static PeakMemory watch() {
        PeakMemory memory = new PeakMemory();
        var _ = memory.looking.scheduleWithFixedDelay(memory::look, 0, 100, TimeUnit.MILLISECONDS);
        return memory;
    }

    private void look() {
        Runtime runtime = Runtime.getRuntime();
        heap.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
        resident.accumulateAndGet(resident(), Math::max);
    }

    private static long resident() {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(each -> each.startsWith("VmRSS:"))
                    .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String take() {
        look();
        return "heap %,d MB, RSS %,d MB".formatted(heap.getAndSet(0) >> 20, resident.getAndSet(0) >> 20);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
